import type { Plane } from '../../src/brush/grid.ts';
import type { Random } from '../../src/collage/random.ts';

export type Point = readonly [x: number, y: number];
export type Colour = readonly [red: number, green: number, blue: number];
/** A colour at each place, 0..255. */
export type Texture = (x: number, y: number) => Colour;

/** How a shape is laid on what is there: added to it, or cut out of it. */
export type Way = 'add' | 'cut';

/** A disc swept along a way from one radius to another, its rim `softness` pixels wide. */
export function paintStroke(
  alpha: Plane,
  points: readonly Point[],
  radii: readonly [number, number],
  { softness = 1, way = 'add' as Way } = {},
): void {
  const [first, last] = radii;
  const links = Math.max(1, points.length - 1);
  for (let link = 0; link < links; link++) {
    const from = points[link]!;
    const to = points[link + 1] ?? from;
    const radiusAt = (share: number) => first + ((last - first) * (link + share)) / links;
    const margin = Math.max(radiusAt(0), radiusAt(1)) + softness + 1;
    const [left, right] = [Math.min(from[0], to[0]) - margin, Math.max(from[0], to[0]) + margin];
    const [top, bottom] = [Math.min(from[1], to[1]) - margin, Math.max(from[1], to[1]) + margin];
    const [across, down] = [to[0] - from[0], to[1] - from[1]];
    const square = across * across + down * down || 1;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(alpha.height, bottom); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(alpha.width, right); x++) {
        const along = ((x + 0.5 - from[0]) * across + (y + 0.5 - from[1]) * down) / square;
        const share = Math.min(1, Math.max(0, along));
        const distance = Math.hypot(x + 0.5 - from[0] - across * share, y + 0.5 - from[1] - down * share);
        const radius = radiusAt(share);
        // What is thinner than a pixel covers a share of it.
        const most = Math.min(1, radius * 2);
        const cover = Math.min(1, Math.max(0, (radius - distance) / softness + 0.5)) * most;
        const at = y * alpha.width + x;
        alpha.data[at] =
          way === 'add' ? Math.max(alpha.data[at]!, cover) : Math.min(alpha.data[at]!, 1 - cover);
      }
    }
  }
}

export function paintDisc(
  alpha: Plane,
  middle: Point,
  radius: number,
  options?: { softness?: number; way?: Way },
): void {
  paintStroke(alpha, [middle], [radius, radius], options);
}

export function drawTextureOf(random: Random, colour: Colour, other: Colour): Texture {
  const mix = (share: number): Colour => [
    colour[0] + (other[0] - colour[0]) * share,
    colour[1] + (other[1] - colour[1]) * share,
    colour[2] + (other[2] - colour[2]) * share,
  ];
  const turn = random() * Math.PI;
  const pace = 0.03 + random() * 0.2;
  const along = (x: number, y: number) => (x * Math.cos(turn) + y * Math.sin(turn)) * pace;
  const kinds: Texture[] = [
    (x, y) => mix(0.5 + 0.5 * Math.sin(along(x, y))),
    (x, y) => mix((Math.floor(x / 22) + Math.floor(y / 17)) % 2),
    (x, y) => mix(0.5 + 0.25 * Math.sin(x * pace) + 0.25 * Math.sin(y * pace * 1.7 + 1)),
    (x, y) => mix(Math.min(1, Math.max(0, along(x, y) / (640 * pace) + 0.3))),
  ];
  return kinds[Math.floor(random() * kinds.length)]!;
}
