import { describe, expect, test } from 'vitest';
import { findCrossing } from '../../../src/tools/imaging/child/encoding/find-crossing.ts';

/** Where a curve over quality passes a target, and how many probes that took. */
async function find(
  curve: (quality: number) => number,
  target: number,
  { first = 85, highest = 100, slope = 0.06 } = {},
) {
  const tried: number[] = [];
  const crossing = await findCrossing({
    first,
    highest,
    slope,
    probe: async (quality) => {
      tried.push(quality);
      return { excess: curve(quality) - target, result: quality };
    },
  });
  return { ...crossing, tried };
}

const curves: Record<string, (quality: number) => number> = {
  straight: (quality) => quality * 0.03,
  bent: (quality) => 1 + quality * 0.015 + Math.exp((quality - 90) / 6) * 0.8,
  // What AVIF has: four qualities in three steps.
  stepped: (quality) => Math.floor(quality * 0.63) * 0.05,
};

describe.each(Object.entries(curves))('a %s curve', (_name, curve) => {
  test('is crossed between the two neighbours, wherever that is, in few probes', async () => {
    let probes = 0;
    for (let quality = 1; quality < 100; quality++) {
      if (curve(quality) === curve(quality + 1)) continue;
      const { below, above, tried } = await find(curve, (curve(quality) + curve(quality + 1)) / 2);
      expect([below, above]).toEqual([quality, quality + 1]);
      expect(tried.length).toBeLessThanOrEqual(13);
      probes += tried.length;
    }
    expect(probes / 99).toBeLessThan(7);
  });

  test('is below or above its target everywhere', async () => {
    expect(await find(curve, 1_000)).toMatchObject({ below: 100, above: null });
    expect(await find(curve, -1_000)).toMatchObject({ below: null, above: 1 });
    expect((await find(curve, 1_000, { highest: 40 })).tried.every((quality) => quality <= 40)).toBe(true);
  });
});

test('of a picture that is alike at every quality the lowest is found soon', async () => {
  expect(await find(() => 1, 1)).toMatchObject({ below: null, above: 1 });
  expect((await find(() => 1, 1)).tried.length).toBeLessThanOrEqual(13);
});

test('ends early where a probe is near enough', async () => {
  const tried: number[] = [];
  const crossing = await findCrossing({
    first: 50,
    highest: 100,
    slope: 1,
    probe: async (quality) => {
      tried.push(quality);
      return { excess: quality - 43.5, result: quality };
    },
    isEnough: ({ excess }) => excess >= 0 && excess < 3,
  });
  expect(tried).toEqual([50, 42, 44]);
  expect(crossing).toEqual({ below: 42, above: 44 });
});

test('is given up when a probe says so', async () => {
  expect(await findCrossing({ first: 50, highest: 100, slope: 1, probe: async () => null })).toBeNull();
});

test('of a curve that is not monotone gives two neighbours that were tried', async () => {
  const curve = (quality: number) => quality * 0.03 + (quality % 2) * 0.05;
  for (let target = 0.1; target < 3; target += 0.1) {
    const { below, above, tried } = await find(curve, target);
    expect(above! - below!).toBe(1);
    expect(tried).toEqual(expect.arrayContaining([below, above]));
    expect(curve(below!)).toBeLessThan(target);
    expect(curve(above!)).toBeGreaterThanOrEqual(target);
  }
});
