import { describe, expect, test } from 'vitest';
import type { Levels } from '../../src/brush/grid.ts';
import { type MaskStep, takeMaskSteps } from '../../src/brush/mask-step.ts';
import { createRandom } from '../../src/collage/random.ts';

function draw(width: number, height: number, levelAt: (x: number, y: number) => number): Levels {
  const data = Uint8Array.from({ length: width * height }, (_, at) =>
    Math.round(255 * Math.min(1, Math.max(0, levelAt((at % width) + 0.5, Math.floor(at / width) + 0.5)))),
  );
  return { data, width, height };
}

/** Its ramp is `softness` wide, its middle on the radius. */
const drawDisc = (radius: number, softness = 1, side = 200) =>
  draw(side, side, (x, y) => (radius - Math.hypot(x - side / 2, y - side / 2)) / softness + 0.5);

const take = (levels: Levels, ...steps: MaskStep[]) => takeMaskSteps(levels, steps, levels);
const sum = ({ data }: Levels) => data.reduce((all, level) => all + level / 255, 0);
const radiusOf = (levels: Levels) => Math.sqrt(sum(levels) / Math.PI);
const countInside = ({ data }: Levels) => data.filter((level) => level >= 128).length;

function findLargestError(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((most, level, at) => Math.max(most, Math.abs(level - other[at]!)), 0);
}

describe('a radius', () => {
  test.each([
    [0.5, 1],
    [2, 1],
    [20, 1],
    [2, 8],
    [20, 8],
  ])('of %d grows a disc with a ramp of %d by itself, and shrinks it back', (amount, softness) => {
    const disc = drawDisc(50, softness);
    const grown = take(disc, { op: 'grow', amount });
    expect(Math.abs(radiusOf(grown) - radiusOf(drawDisc(50 + amount, softness)))).toBeLessThan(0.1);
    const shrunk = take(disc, { op: 'shrink', amount });
    expect(Math.abs(radiusOf(shrunk) - radiusOf(drawDisc(50 - amount, softness)))).toBeLessThan(0.1);
    const back = take(grown, { op: 'shrink', amount });
    // Within a pixel everywhere: nothing beyond 51, nothing missing within 49.
    for (const [at, level] of back.data.entries()) {
      const distance = Math.hypot((at % 200) + 0.5 - 100, Math.floor(at / 200) + 0.5 - 100);
      if (distance > 51 + softness / 2) expect(level).toBeLessThanOrEqual(8);
      if (distance < 49 - softness / 2) expect(level).toBeGreaterThanOrEqual(247);
    }
  });

  test('moves a ramp as it is', () => {
    const ramp = draw(200, 40, (x, y) => (60 - x - y / 3) / 12 + 0.5);
    const length = Math.hypot(1, 1 / 3);
    const moved = draw(200, 40, (x, y) => (60 + 25 * length - x - y / 3) / 12 + 0.5);
    // Where its way does not leave the picture.
    const middle = ({ data }: Levels) => data.subarray(200 * 10, 200 * 30);
    const grown = take(ramp, { op: 'grow', amount: 25 });
    expect(findLargestError(middle(grown), middle(moved))).toBeLessThan(16);
  });

  test('grows what is thinner than itself, and leaves what has no contour', () => {
    const hair = draw(60, 30, (x) => (Math.abs(x - 30.5) < 0.6 ? 1 : 0));
    const grown = take(hair, { op: 'grow', amount: 4 });
    expect([...grown.data.subarray(24, 37)]).toEqual([
      0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0,
    ]);
    for (const level of [0, 0.3, 1]) {
      const plain = draw(20, 20, () => level);
      expect(take(plain, { op: 'grow', amount: 5 })).toEqual(plain);
      expect(take(plain, { op: 'shrink', amount: 5 })).toEqual(plain);
    }
  });

  test('does not shrink what goes on beyond the border', () => {
    const below = draw(50, 50, (_, y) => y - 20 + 0.5);
    expect(take(below, { op: 'shrink', amount: 6 })).toEqual(draw(50, 50, (_, y) => y - 26 + 0.5));
  });

  test('is of the original: at half its size half as long', () => {
    const half = takeMaskSteps(drawDisc(25, 1, 100), [{ op: 'grow', amount: 20 }], {
      width: 200,
      height: 200,
    });
    expect(Math.abs(radiusOf(half) - 35)).toBeLessThan(0.06);
  });
});

describe('a feather', () => {
  test.each([0.5, 2, 5, 15])('of sigma %d is a Gaussian within 3 of 255', (sigma) => {
    const edge = draw(200, 3, (x) => x - 100 + 0.5);
    const feathered = take(edge, { op: 'feather', amount: sigma }).data;
    const reach = Math.ceil(sigma * 6);
    for (let x = 0; x < 200; x++) {
      let [all, inside] = [0, 0];
      for (let step = -reach; step <= reach; step++) {
        const weight = Math.exp(-(step * step) / (2 * sigma * sigma));
        all += weight;
        if (x + step >= 100) inside += weight;
      }
      expect(Math.abs(feathered[200 + x]! - (255 * inside) / all), `at ${x}`).toBeLessThan(3);
    }
  });

  test('keeps how much there is, and what fills the picture', () => {
    const disc = drawDisc(40);
    expect(Math.abs(sum(take(disc, { op: 'feather', amount: 7 })) / sum(disc) - 1)).toBeLessThan(0.002);
    const all = draw(30, 30, () => 1);
    expect(take(all, { op: 'feather', amount: 50 })).toEqual(all);
  });
});

describe('areas', () => {
  /** Of 10,000 cells: holes of 16, 25 and 36, one that is open at the border, one that hangs on by a corner alone. */
  const isHole = (x: number, y: number) =>
    (x >= 10 && x < 14 && y >= 10 && y < 14) ||
    (x >= 30 && x < 35 && y >= 10 && y < 15) ||
    (x >= 50 && x < 56 && y >= 10 && y < 16) ||
    (x >= 70 && x < 74 && y < 4) ||
    (x >= 14 && x < 18 && y >= 14 && y < 18);
  const holes = draw(100, 100, (x, y) => (isHole(Math.floor(x), Math.floor(y)) ? 0 : 1));

  test('are filled up to the amount and not above', () => {
    const left = (amount: number) => 10_000 - countInside(take(holes, { op: 'fillHoles', amount }));
    expect(left(0.0015)).toBe(16 + 25 + 36 + 16 + 16);
    expect(left(0.0016)).toBe(25 + 36 + 16);
    expect(left(0.0025)).toBe(36 + 16);
    expect(left(0.1)).toBe(16);
  });

  test('are dropped up to the amount, at the border too', () => {
    const islands = take(holes, { op: 'invert' });
    const left = (amount: number) => countInside(take(islands, { op: 'dropIslands', amount }));
    expect(left(0.0015)).toBe(16 + 25 + 36 + 16 + 16);
    expect(left(0.0016)).toBe(25 + 36);
    expect(left(0.1)).toBe(0);
  });

  test('with soft rims go with their rims', () => {
    const soft = draw(100, 100, (x, y) => (Math.hypot(x - 50, y - 50) - 8) / 6 + 0.5);
    expect(take(soft, { op: 'fillHoles', amount: 0.03 })).toEqual(draw(100, 100, () => 1));
    expect(take(take(soft, { op: 'invert' }), { op: 'dropIslands', amount: 0.03 })).toEqual(
      draw(100, 100, () => 0),
    );
  });

  test('take nothing with them of the flat grey that they lie in', () => {
    const hole = (x: number, y: number) => Math.max(Math.abs(x - 50), Math.abs(y - 50)) < 3;
    const grey = draw(100, 100, (x, y) => (hole(x, y) ? 0 : 200 / 255));
    const { data } = take(grey, { op: 'fillHoles', amount: 0.01 });
    expect(data.filter((level) => level === 200)).toHaveLength(10_000 - 36 - 4 * 6);
    const dropped = take(take(grey, { op: 'invert' }), { op: 'dropIslands', amount: 0.01 });
    expect(dropped.data.filter((level) => level === 55)).toHaveLength(10_000 - 36 - 4 * 6);
  });
});

test('an inverted inverted mask is the mask, and no step changes what it is given', () => {
  const random = createRandom(2);
  const noise = draw(64, 48, () => random());
  const before = noise.data.slice();
  expect(take(noise, { op: 'invert' }, { op: 'invert' })).toEqual(noise);
  const steps: MaskStep[] = [
    { op: 'grow', amount: 2 },
    { op: 'shrink', amount: 2 },
    { op: 'feather', amount: 2 },
    { op: 'fillHoles', amount: 0.01 },
    { op: 'dropIslands', amount: 0.01 },
    { op: 'threshold', amount: 0.5 },
    { op: 'invert' },
  ];
  for (const step of steps) take(noise, step);
  expect(noise.data).toEqual(before);
});

test('a threshold is met by what is as large', () => {
  const levels: Levels = { data: Uint8Array.of(0, 1, 127, 128, 254, 255), width: 6, height: 1 };
  const at = (amount: number) => [...take(levels, { op: 'threshold', amount }).data];
  expect(at(0.5)).toEqual([0, 0, 0, 255, 255, 255]);
  expect(at(0)).toEqual([0, 255, 255, 255, 255, 255]);
  expect(at(1)).toEqual([0, 0, 0, 0, 0, 255]);
});
