import { beforeAll, describe, expect, test } from 'vitest';
import { closedFormSide, type SolvedEdge, solveEdge } from '../../src/brush/closed-form.ts';
import { correctEdge } from '../../src/brush/correct-edge.ts';
import { measureDistance } from '../../src/brush/distance.ts';
import { enlargeAlpha } from '../../src/brush/enlarge-alpha.ts';
import { fitLongestSide, type Pixels } from '../../src/brush/grid.ts';
import type { Correction } from '../../src/brush/hints.ts';
import { resizePlane, shrinkPixels } from '../../src/brush/resample.ts';
import { composeConfusing } from './confuse.ts';
import { makeStroke } from './draw.ts';
import { correctFor } from './session.ts';
import { drawPlain, findLargest, findLargestDifference, makePlane } from './small-grid.ts';

const scene = composeConfusing(4, { width: 640, height: 480 });
const fine = fitLongestSide(scene.pixels, closedFormSide);
// R is a tenth of the side, around the certain part of the stroke; and a hundredth for what grids are coarser than pixels.
const size = 0.03;
const beyond = (0.1 + (0.35 * size) / 2 + 0.01) * 640;

describe('an edge where one stroke of hints reaches', () => {
  const stroke = makeStroke([0.42, 0.42, 0.46, 0.5], { tool: 'KEEP', size });
  let pixels: Pixels;
  let before: SolvedEdge;
  let correction: Correction;
  let after: Pick<SolvedEdge, 'alpha' | 'band'>;
  let near: Float32Array;

  beforeAll(() => {
    pixels = shrinkPixels(scene.pixels, fine);
    before = solveEdge(pixels, resizePlane(scene.mask, fine));
    correction = correctFor(scene, [stroke]);
    after = correctEdge(pixels, before, correction);
    near = resizePlane({ ...correction.mask, data: correction.nearness }, fine).data;
  });

  test('is bit for bit as before where it does not reach', () => {
    const kept = after.alpha.data.map((value, i) => (near[i] === 0 ? value : before.alpha.data[i]!));
    expect(kept).toEqual(before.alpha.data);
    expect(after.band.map((one, i) => (near[i] === 0 ? one : before.band[i]!))).toEqual(before.band);
    expect(near.filter((one) => one === 0).length).toBeGreaterThan(near.length / 2);
  });

  test('comes in little by little at the border of the reach', () => {
    const moved = after.alpha.data.map((value, i) => Math.abs(value - before.alpha.data[i]!));
    expect(findLargest(moved)).toBeGreaterThan(0.99);
    expect(findLargest(moved.map((value, i) => value - near[i]! / 0.08))).toBeLessThan(1e-6);
  });

  test('changes no pixel of the picture that is farther away than R and a hundredth', () => {
    const [one, other] = [enlargeAlpha(scene.pixels, before), enlargeAlpha(scene.pixels, after)];
    const marked = new Uint8Array(640 * 480);
    for (let step = 0; step <= 20; step++) {
      const [x, y] = [0.42 + 0.002 * step, 0.42 + 0.004 * step];
      marked[Math.floor(y * 480) * 640 + Math.floor(x * 640)] = 1;
    }
    const distance = measureDistance(marked, { width: 640, height: 480 });
    expect(other.filter((level, i) => level !== one[i] && distance[i]! > beyond)).toHaveLength(0);
    expect(other.filter((level, i) => level !== one[i]).length).toBeGreaterThan(1000);
  });
});

test('what a correction brings in whole comes in by how near it is, within 8 % of the border', () => {
  const grid = { width: 100, height: 4 };
  const nearness = makePlane(100, 4, (x) => x / 100);
  const edge = { alpha: makePlane(100, 4, () => 0), band: new Uint8Array(400) };
  const correction = { mask: makePlane(100, 4, () => 1), nearness: nearness.data };
  const { alpha } = correctEdge(drawPlain(grid.width, grid.height), edge, correction);
  const wanted = nearness.data.map((near) => Math.min(1, near / 0.08));
  expect(findLargestDifference(alpha.data, wanted)).toBeLessThan(1e-6);
});

test('stays bit for bit without hints', () => {
  const pixels = shrinkPixels(scene.pixels, fine);
  const edge = solveEdge(pixels, resizePlane(scene.mask, fine));
  const { alpha, band } = correctEdge(pixels, edge, correctFor(scene, []));
  expect([alpha, band]).toEqual([edge.alpha, edge.band]);
});
