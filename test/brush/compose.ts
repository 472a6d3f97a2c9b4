import type { Pixels, Plane } from '../../src/brush/grid.ts';
import { createRandom, type Random } from '../../src/collage/random.ts';
import { drawVase } from '../picture.ts';
import { type Colour, drawTextureOf, type Point, paintDisc, paintStroke } from './paint.ts';

/** A drawn picture of which the alpha is known. */
export interface Scene {
  name: string;
  pixels: Pixels;
  /** 0..1, of the picture's size. */
  alpha: Plane;
}

const width = 640;
const height = 480;
type Draw = (alpha: Plane, random: Random) => void;

const shapes: Record<string, Draw> = {
  blob(alpha, random) {
    const softness = 2 + random() * 10;
    paintDisc(alpha, [300, 250], 110 + random() * 30, { softness });
    paintDisc(alpha, [390, 200], 60 + random() * 40, { softness });
  },
  mug(alpha) {
    paintStroke(
      alpha,
      [
        [220, 170],
        [220, 330],
      ],
      [80, 80],
      { softness: 2 },
    );
    paintStroke(alpha, ring([340, 250], 65), [14, 14], { softness: 1.5 });
  },
  sieve(alpha) {
    paintDisc(alpha, [320, 240], 170, { softness: 2 });
    for (const [x, y] of [
      [250, 180],
      [390, 180],
      [320, 320],
      [320, 225],
    ] as const)
      paintDisc(alpha, [x, y], 26, { softness: 2, way: 'cut' });
  },
  stool(alpha, random) {
    paintStroke(
      alpha,
      [
        [200, 150],
        [440, 150],
      ],
      [28, 28],
    );
    for (const x of [215, 290, 350, 425])
      paintStroke(
        alpha,
        [
          [x, 160],
          [x + (x - 320) * 0.4 + random() * 9, 430],
        ],
        [6, 4],
      );
  },
  hair(alpha, random) {
    paintDisc(alpha, [320, 240], 95, { softness: 6 });
    for (let one = 0; one < 70; one++) {
      const turn = random() * 2 * Math.PI;
      const reach = 105 + random() * 60;
      const bend = turn + (random() - 0.5) * 0.6;
      const at = (angle: number, far: number): Point => [
        320 + Math.cos(angle) * far,
        240 + Math.sin(angle) * far,
      ];
      paintStroke(alpha, [at(turn, 85), at((turn + bend) / 2, reach * 0.85), at(bend, reach)], [2.5, 0.4]);
    }
  },
  figure(alpha, random) {
    paintDisc(alpha, [320, 100], 45, { softness: 3 });
    paintStroke(
      alpha,
      [
        [320, 180],
        [320, 290],
      ],
      [58, 48],
      { softness: 3 },
    );
    paintStroke(
      alpha,
      [
        [275, 170],
        [200, 230],
        [190 - random() * 60, 150],
      ],
      [18, 11],
      { softness: 2 },
    );
    paintStroke(
      alpha,
      [
        [365, 170],
        [440, 260],
        [420, 330],
      ],
      [18, 11],
      { softness: 2 },
    );
    for (const x of [295, 350])
      paintStroke(
        alpha,
        [
          [x, 300],
          [x + (x - 320), 479],
        ],
        [25, 16],
      );
  },
};

function ring([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: 25 }, (_, step): Point => {
    const turn = (step / 24) * 2 * Math.PI;
    return [x + Math.cos(turn) * radius, y + Math.sin(turn) * radius];
  });
}

/** Twenty: the vase of test/picture.ts twice, every shape thrice; the same ones each time. */
export function composeScenes(): Scene[] {
  const drawn = Object.entries(shapes).flatMap(([name, draw], kind) =>
    [1, 2, 3].map((turn) => composeScene(`${name} ${turn}`, draw, kind * 10 + turn)),
  );
  return [...drawn, composeVase(640, 480), composeVase(480, 640)];
}

function composeScene(name: string, draw: Draw, seed: number): Scene {
  const random = createRandom(seed);
  const alpha = { data: new Float32Array(width * height), width, height };
  draw(alpha, random);
  const colour = (): Colour => [random() * 255, random() * 255, random() * 255];
  const [front, back] = [
    drawTextureOf(random, colour(), colour()),
    drawTextureOf(random, colour(), colour()),
  ];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [subject, ground, share] = [front(x, y), back(x, y), alpha.data[at]!];
      const grain = random() * 8 - 4;
      for (let channel = 0; channel < 3; channel++) {
        const value = subject[channel]! * share + ground[channel]! * (1 - share) + grain;
        data[at * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
  return { name, alpha, pixels: { data, width, height, channels: 3 } };
}

function composeVase(across: number, down: number): Scene {
  const { pixels, coverage, ...size } = drawVase(across, down);
  const alpha = { ...size, data: Float32Array.from(coverage, (level) => level / 255) };
  return { name: `vase ${across}`, alpha, pixels: { ...size, data: pixels, channels: 3 } };
}
