import type { GridSize, Pixels, Plane } from '../../src/brush/grid.ts';
import { createRandom, type Random } from '../../src/collage/random.ts';
import { blurBox } from '../../src/tools/imaging/child/box-blur.ts';
import type { Scene } from './compose.ts';
import { type Colour, drawTextureOf, type Point, paintDisc, paintStroke, type Texture } from './paint.ts';

/** A drawn picture, and what a model that is wrong about parts of it sees. */
export interface ConfusingScene extends Scene {
  /** Of the picture's size. */
  mask: Plane;
}

/**
 * A subject of three materials, of which the mask misses one or two, the first coloured like the background; beside it, touching
 * it, a thing of the subject's colours that the mask takes for a part of it. The same ones each time.
 */
export function composeConfusing(
  seed: number,
  { width, height }: GridSize = { width: 480, height: 360 },
): ConfusingScene {
  const random = createRandom(seed);
  const empty = (): Plane => ({ width, height, data: new Float32Array(width * height) });
  const at = (x: number, y: number): Point => [x * width, y * height];
  const [body, limb, head, thing] = [empty(), empty(), empty(), empty()];
  const [x, y] = [0.4 + random() * 0.2, 0.5 + random() * 0.1];
  const unit = 0.1 * height;
  paintStroke(body, [at(x, y - 0.1), at(x + 0.05, y + 0.2)], [unit * 1.3, unit * 1.8], { softness: 2 });
  const side = random() < 0.5 ? -1 : 1;
  const hand = at(x + side * (0.22 + random() * 0.1), y - 0.15 + random() * 0.4);
  paintStroke(limb, [at(x + side * 0.06, y), hand], [unit * (0.6 + random() * 0.4), unit * 0.5], {
    softness: 2,
  });
  paintDisc(limb, hand, unit * (0.6 + random() * 0.5), { softness: 2 });
  paintDisc(head, at(x + 0.03, y - 0.29), unit * (0.9 + random() * 0.4), { softness: 2 });
  paintDisc(thing, at(x - side * (0.2 + random() * 0.04), y + 0.15), unit * (1 + random() * 0.6), {
    softness: 2,
  });

  const colour = (): Colour => [random() * 255, random() * 255, random() * 255];
  const ground = colour();
  const skin = colour();
  const textures: Texture[] = [
    drawTextureOf(random, ground, near(random, ground, 30)),
    drawTextureOf(random, near(random, skin, 30), near(random, skin, 50)),
    drawTextureOf(random, skin, near(random, skin, 40)),
    drawTextureOf(random, near(random, ground, 60), near(random, ground, 60)),
    drawTextureOf(random, colour(), colour()),
  ];
  const alpha = empty();
  for (const { data } of [body, limb, head])
    for (let i = 0; i < data.length; i++) alpha.data[i] = Math.max(alpha.data[i]!, data[i]!);
  const mask = empty();
  const isHeadSeen = random() < 0.5;
  for (let i = 0; i < mask.data.length; i++)
    mask.data[i] = Math.max(body.data[i]!, thing.data[i]!, isHeadSeen ? head.data[i]! : 0);
  const pixels = paintLayers(random, textures, [thing, body, limb, head]);
  return { name: `confusing ${seed}`, pixels, alpha, mask: soften(mask) };
}

function near(random: Random, [red, green, blue]: Colour, most: number): Colour {
  const turn = () => (random() < 0.5 ? -1 : 1) * most * (0.5 + random() / 2);
  const clamp = (value: number) => Math.min(255, Math.max(0, value));
  return [clamp(red + turn()), clamp(green + turn()), clamp(blue + turn())];
}

/** The first texture all over, each other on the layer of its place before, and grain. */
function paintLayers(
  random: Random,
  [ground, ...textures]: readonly Texture[],
  layers: readonly Plane[],
): Pixels {
  const { width, height } = layers[0]!;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    let seen = ground!(x, y);
    for (const [k, layer] of layers.entries()) {
      const [share, front, back] = [layer.data[i]!, textures[k]!(x, y), seen];
      if (share > 0)
        seen = [0, 1, 2].map((c) => back[c]! + (front[c]! - back[c]!) * share) as unknown as Colour;
    }
    const grain = random() * 16 - 8;
    for (let channel = 0; channel < 3; channel++)
      data[i * 3 + channel] = Math.min(255, Math.max(0, Math.round(seen[channel]! + grain)));
  }
  return { data, width, height, channels: 3 };
}

/** As soft as a mask of 320 cells is that was enlarged. */
function soften({ data, width, height }: Plane): Plane {
  return { width, height, data: blurBox(data, width, height, 2) };
}
