import type { GridSize, Plane } from '../../src/brush/grid.ts';
import { resizePlane } from '../../src/brush/resample.ts';
import { createRandom } from '../../src/collage/random.ts';
import { blurBox } from '../../src/tools/imaging/child/box-blur.ts';

/**
 * Two answers as a model gives them: soft, with haze, and wrong in parts, not at edges: a part of the subject that both half
 * miss, one that the second misses, and a part of the background that the first half takes for the subject.
 */
export function imagineTwoPasses(truth: Plane, size: GridSize, seed: number): [Plane, Plane] {
  const random = createRandom(seed);
  const small = resizePlane(truth, size);
  const inside = pick(small, random, (value) => value > 0.95);
  const alsoInside = pick(small, random, (value) => value > 0.95);
  const outside = pick(small, random, (value) => value < 0.02);
  const radius = Math.min(size.width, size.height) * (0.05 + 0.06 * random());
  const first = blur(small, 2);
  const second = blur(small, 3);
  fade(first, inside, radius, 0, 0.62);
  fade(second, inside, radius, 0, 0.4);
  fade(second, alsoInside, radius, 0, 0.25);
  fade(first, outside, radius, 1, 0.5);
  for (const { data } of [first, second])
    for (let i = 0; i < data.length; i++) data[i] = data[i]! * 0.97 + random() * 0.03;
  return [first, second];
}

function blur({ data, width, height }: Plane, radius: number): Plane {
  return { width, height, data: blurBox(blurBox(data, width, height, radius), width, height, radius) };
}

function pick({ data, width }: Plane, random: () => number, wanted: (value: number) => boolean) {
  for (;;) {
    const at = Math.floor(random() * data.length);
    if (wanted(data[at]!)) return { x: at % width, y: Math.floor(at / width) };
  }
}

/** Pulls what lies within the radius towards a value, `most` of the way in the middle. */
function fade(
  { data, width, height }: Plane,
  { x, y }: { x: number; y: number },
  radius: number,
  value: number,
  most: number,
): void {
  for (let i = 0; i < width * height; i++) {
    const distance = Math.hypot((i % width) - x, Math.floor(i / width) - y);
    const share = most * Math.min(1, Math.max(0, (radius * 1.3 - distance) / (radius * 0.6)));
    data[i]! += (value - data[i]!) * share;
  }
}
