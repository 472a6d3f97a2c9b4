import { beforeAll, describe, expect, test } from 'vitest';
import { measureAffinity } from '../../src/brush/affinity.ts';
import { closedFormSide, solveEdge } from '../../src/brush/closed-form.ts';
import { enlargeAlpha } from '../../src/brush/enlarge-alpha.ts';
import { fitLongestSide, type Plane } from '../../src/brush/grid.ts';
import { toLab } from '../../src/brush/lab.ts';
import { resizePlane, shrinkPixels } from '../../src/brush/resample.ts';
import { resolvePasses, resolveSide } from '../../src/brush/resolve.ts';
import { composeScenes, type Scene } from './compose.ts';
import { average, judge } from './judge.ts';
import { imagineTwoPasses } from './passes.ts';

function solve({ name, pixels, alpha: truth }: Scene, seed: number) {
  const grid = fitLongestSide(pixels, resolveSide);
  const passes = imagineTwoPasses(truth, grid, seed);
  const lab = toLab(shrinkPixels(pixels, grid));
  const resolved = resolvePasses(passes, lab, measureAffinity(lab));
  const fine = fitLongestSide(pixels, closedFormSide);
  const edge = solveEdge(shrinkPixels(pixels, fine), resizePlane(resolved, fine));
  const full = Float32Array.from(enlargeAlpha(pixels, edge), (level) => level / 255);
  const mean = resizePlane(averageOf(passes), pixels).data;
  return {
    name,
    isSkipped: edge.isSkipped,
    mean: judge(mean, truth),
    resolved: judge(resizePlane(resolved, pixels).data, truth),
    full: judge(full, truth),
  };
}

function averageOf([one, other]: readonly [Plane, Plane]): Plane {
  return { ...one, data: one.data.map((value, at) => (value + other.data[at]!) / 2) };
}

describe('of twenty drawn pictures', () => {
  let solved: ReturnType<typeof solve>[];
  beforeAll(() => {
    solved = composeScenes().map(solve);
  });
  const averageOver = (stage: 'mean' | 'resolved' | 'full', what: 'error' | 'soft') =>
    average(solved.map((one) => one[stage][what]));

  test('the solved alpha is nearer to the truth than the mean of the passes, each and on average', () => {
    expect(solved).toHaveLength(20);
    expect(solved.filter(({ full, mean }) => full.error >= mean.error / 2)).toEqual([]);
    expect(averageOver('full', 'error')).toBeLessThan(averageOver('mean', 'error') / 8);
  });

  test('the edge solved from the picture is nearer than the resolved mask', () => {
    expect(solved.filter(({ isSkipped }) => isSkipped)).toEqual([]);
    expect(solved.filter(({ full, resolved }) => full.error >= resolved.error)).toEqual([]);
    expect(averageOver('full', 'error')).toBeLessThan(averageOver('resolved', 'error') * 0.65);
  });

  test('nothing is half-transparent that is solid', () => {
    expect(averageOver('mean', 'soft')).toBeGreaterThan(0.03);
    expect(averageOver('full', 'soft')).toBeLessThan(0.001);
    expect(solved.filter(({ full }) => full.soft > 0.006)).toEqual([]);
  });
});
