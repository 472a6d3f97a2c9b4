import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureAffinity } from '../../src/brush/affinity.ts';
import { measureAgreement } from '../../src/brush/agreement.ts';
import { createColourModel, judgeColours } from '../../src/brush/colour-model.ts';
import type { Pixels, Plane } from '../../src/brush/grid.ts';
import { toLab } from '../../src/brush/lab.ts';
import { resolvePasses } from '../../src/brush/resolve.ts';
import { drawGrain, drawPlain, findLargest, makePlane } from './small-grid.ts';

function resolve(pixels: Pixels, passes: readonly Plane[]): Plane {
  const lab = toLab(pixels);
  return resolvePasses(passes, lab, measureAffinity(lab));
}

/** Left half red, right half green. */
function drawHalves(width: number, height: number): Pixels {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const isLeft = Math.floor(at / 3) % width < width / 2;
    return (isLeft ? [200, 40, 30] : [30, 160, 60])[at % 3]!;
  });
  return { data, width, height, channels: 3 };
}

describe('resolving', () => {
  test('decides by the picture what one pass misses', () => {
    const sure = makePlane(40, 20, (x) => (x < 20 ? 1 : 0));
    const missing = makePlane(40, 20, (x, y) => (x < 20 ? (x > 12 && y > 8 ? 0.2 : 1) : 0));
    const wrong = makePlane(40, 20, (x, y) => (x < 20 ? 1 : x < 26 && y < 10 ? 0.5 : 0));
    expect(resolve(drawHalves(40, 20), [sure, missing]).data).toEqual(sure.data);
    expect(resolve(drawHalves(40, 20), [missing, wrong]).data).toEqual(sure.data);
  });

  test('does not listen to a pass that takes all of the picture, unless they all do', () => {
    const one = makePlane(40, 20, (x) => (x < 20 ? 0.9 : 0.05));
    const all = makePlane(40, 20, (x, y) => (x === 39 && y === 19 ? 0.3 : 0.95));
    expect(resolve(drawHalves(40, 20), [one, all]).data).toEqual(resolve(drawHalves(40, 20), [one]).data);
    expect(Math.min(...resolve(drawHalves(40, 20), [all, all]).data)).toBe(1);
    expect(measureAgreement([one, all])).toBeLessThan(0.6);
  });

  test('what all passes are sure of is 0 and 1 exactly', () => {
    const passes = [3, 4].map((seed) => makePlane(30, 20, (x, y) => ((x * 7 + y * seed) % 11) / 10));
    const { data } = resolve(drawGrain(30, 20), passes);
    for (const [at, value] of data.entries()) {
      const seen = passes.map((pass) => pass.data[at]!);
      if (Math.max(...seen) < 0.15) expect(value).toBe(0);
      if (Math.min(...seen) > 0.85) expect(value).toBe(1);
    }
    expect(data.filter((value) => value > 0 && value < 1).length).toBeGreaterThan(20);
  });

  test.each([
    { seen: 0.2, isDecided: true },
    { seen: 0.14, isDecided: false },
  ])('a part of the subject that is seen as $seen comes back: $isDecided', ({ seen, isDecided }) => {
    const isPart = (x: number, y: number) => x > 12 && x < 18 && y > 8 && y < 14;
    const pass = makePlane(40, 20, (x, y) => (isPart(x, y) ? seen : x < 20 ? 0.9 : 0.05));
    const { data } = resolve(drawHalves(40, 20), [pass]);
    expect(data[10 * 40 + 15]).toBe(isDecided ? 1 : 0);
  });

  test.each([
    { seen: 0.84, isDecided: true },
    { seen: 0.86, isDecided: false },
  ])('a part of the background that is seen as $seen is looked at again: $isDecided', (one) => {
    const isPart = (x: number, y: number) => x === 30 && y === 10;
    const pass = makePlane(40, 20, (x, y) => (isPart(x, y) ? one.seen : x < 20 ? 0.9 : 0.05));
    const { data } = resolve(drawHalves(40, 20), [pass]);
    expect(data[10 * 40 + 30]).toBe(one.isDecided ? 0 : 1);
  });

  test('where the passes do not know and the neighbours are unlike, colour has a word', () => {
    // Squares of red on the green and of green on the red, at .43: in the middle of the priors.
    const isSquare = (x: number, y: number) => x % 20 > 7 && x % 20 < 12 && y > 7 && y < 12;
    const pixels = drawHalves(40, 20);
    for (let y = 8; y < 12; y++)
      for (let x = 8; x < 12; x++) {
        const [one, other] = [(y * 40 + x) * 3, (y * 40 + x + 20) * 3];
        const red = pixels.data.slice(one, one + 3);
        pixels.data.copyWithin(one, other, other + 3);
        pixels.data.set(red, other);
      }
    const pass = makePlane(40, 20, (x, y) => (isSquare(x, y) ? 0.43 : x < 20 ? 1 : 0));
    const { data } = resolve(pixels, [pass]);
    // (.1 · .5 + .02) / .12 = .583, and 2.5 times as far from a half.
    expect(data[10 * 40 + 30]).toBeCloseTo(0.708, 1);
    expect(data[10 * 40 + 10]).toBeCloseTo(0.292, 1);
  });

  test.each([0, 1])('passes that are all %i stay so', (all) => {
    const pass = makePlane(12, 9, () => all);
    for (const pixels of [drawGrain(12, 9), drawPlain(12, 9)])
      expect(resolve(pixels, [pass, pass]).data).toEqual(pass.data);
  });

  test('a single pass will do, and the order of several does not matter', () => {
    const ramp = makePlane(24, 16, (x) => x / 23);
    const other = makePlane(24, 16, (_, y) => y / 15);
    expect(resolve(drawPlain(24, 16), [ramp]).data).not.toEqual(ramp.data);
    const pixels = drawGrain(24, 16);
    expect(resolve(pixels, [ramp, other]).data).toEqual(resolve(pixels, [other, ramp]).data);
  });

  test('makes numbers of 0..1 of whatever passes there are', () => {
    const side = fc.integer({ min: 1, max: 9 });
    const value = fc.oneof(fc.constantFrom(0, 1, 0.15, 0.85), fc.float({ min: 0, max: 1, noNaN: true }));
    const property = fc.property(
      side,
      side,
      fc.boolean(),
      fc.integer({ min: 1, max: 5 }),
      fc.gen(),
      (...drawn) => {
        const [width, height, isPlain, count, draw] = drawn;
        const passes = Array.from({ length: count }, () => makePlane(width, height, () => draw(() => value)));
        const { data } = resolve(isPlain ? drawPlain(width, height) : drawGrain(width, height), passes);
        expect(data).toHaveLength(width * height);
        expect(data.every((one) => one >= 0 && one <= 1)).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 200, seed: 3 });
  });

  test('refuses no pass at all, and passes of another size', () => {
    const pass = makePlane(4, 4, () => 0);
    expect(() => resolve(drawPlain(4, 4), [])).toThrow('expected at least one pass, got none');
    expect(() => resolve(drawPlain(4, 4), [pass, makePlane(3, 4, () => 0)])).toThrow(
      'expected a pass of 4 × 4, got one of 3 × 4',
    );
    expect(() => resolve(drawPlain(5, 4), [pass])).toThrow('expected passes of 5 × 4, got one of 4 × 4');
  });
});

describe('agreement', () => {
  const flat = (value: number) => makePlane(5, 4, () => value);
  test.each([
    { passes: [flat(0), flat(0)], agreement: 1 },
    { passes: [flat(0.3)], agreement: 1 },
    { passes: [flat(0.5), flat(0.25)], agreement: 0.5 },
    { passes: [flat(1), flat(0.5), flat(0.75)], agreement: 0.5 },
    { passes: [flat(0), flat(1)], agreement: 0 },
    {
      passes: [makePlane(4, 1, (x) => (x < 2 ? 1 : 0)), makePlane(4, 1, (x) => (x < 3 ? 1 : 0))],
      agreement: 2 / 3,
    },
  ])('is the sum of the least over that of the most: $agreement', ({ passes, agreement }) => {
    expect(measureAgreement(passes)).toBeCloseTo(agreement, 6);
  });
});

describe('colours', () => {
  const lab = toLab(drawHalves(20, 10));
  const left = Float32Array.from({ length: 200 }, (_, at) => (at % 20 < 10 ? 1 : 0));
  const right = left.map((value) => 1 - value);

  test('a side knows its own', () => {
    const likelihood = judgeColours(createColourModel(lab, left, right), lab);
    for (const [at, value] of likelihood.entries())
      if (left[at]) expect(value).toBeGreaterThan(0.99);
      else expect(value).toBeLessThan(0.01);
  });

  test('changing sides turns it round, and what both have says nothing', () => {
    const grain = toLab(drawGrain(20, 10));
    const one = judgeColours(createColourModel(grain, left, right), grain);
    const other = judgeColours(createColourModel(grain, right, left), grain);
    expect(findLargest(one.map((value, at) => Math.abs(value + other[at]! - 1)))).toBeLessThan(1e-6);
    expect(judgeColours(createColourModel(grain, left, left), grain).every((value) => value === 0.5)).toBe(
      true,
    );
  });

  test('a side that has nothing to show says nothing', () => {
    const none = new Float32Array(200);
    for (const model of [createColourModel(lab, left, none), createColourModel(lab, none, none)])
      expect(judgeColours(model, lab).every((value) => value === 0.5)).toBe(true);
  });

  test('a colour that nobody has shown says nothing', () => {
    const likelihood = judgeColours(
      createColourModel(lab, left, right),
      toLab(drawPlain(3, 3, [250, 250, 250])),
    );
    expect(likelihood.every((value) => value === 0.5)).toBe(true);
  });
});
