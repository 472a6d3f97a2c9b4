import { describe, expect, test } from 'vitest';
import { enlargeAlpha } from '../../src/brush/enlarge-alpha.ts';
import { fitLongestSide } from '../../src/brush/grid.ts';
import { fitLocalModel } from '../../src/brush/local-linear.ts';
import { resizePlane } from '../../src/brush/resample.ts';
import { drawGrain, drawPlain, findLargestDifference, makePlane } from './small-grid.ts';

/** A picture of which the alpha is a straight function of the colour. */
function drawStraight(width: number, height: number) {
  const pixels = drawGrain(width, height, 8);
  const alpha = makePlane(width, height, (x, y) => {
    const at = (y * width + x) * 3;
    return (0.5 * pixels.data[at]! + 0.3 * pixels.data[at + 1]!) / 255 + 0.1;
  });
  return { pixels, alpha };
}

describe('the local linear model', () => {
  test('finds how alpha follows from colour', () => {
    const { pixels, alpha } = drawStraight(14, 11);
    const model = fitLocalModel(pixels, alpha, new Uint8Array(14 * 11).fill(1));
    const wanted = Float32Array.from(model, (_, at) => [0.5, 0.3, 0, 0.1][at % 4]!);
    expect(findLargestDifference(model, wanted)).toBeLessThan(2e-3);
  });

  test('brings detail back that the grid has not', () => {
    const { pixels, alpha } = drawStraight(60, 40);
    const grid = { width: 20, height: 10 };
    const solved = { alpha: resizePlane(alpha, grid), band: new Uint8Array(200).fill(1) };
    const wanted = Uint8Array.from(alpha.data, (value) => Math.round(((value * 255 - 4) * 255) / 247));
    expect(findLargestDifference(enlargeAlpha(pixels, solved), wanted)).toBeLessThan(6);
    const without = enlargeAlpha(pixels, { ...solved, band: new Uint8Array(200) });
    expect(findLargestDifference(without, wanted)).toBeGreaterThan(50);
  });

  test('beyond the band the alpha is straight between the cells; 4 is nothing and 251 all', () => {
    const grid = makePlane(6, 4, (x) => [4, 4, 4, 251, 251, 251][x]! / 255);
    const out = enlargeAlpha(drawGrain(12, 8), { alpha: grid, band: new Uint8Array(24) });
    expect([...out.slice(0, 12)]).toEqual([0, 0, 0, 0, 0, 64, 191, 255, 255, 255, 255, 255]);
  });

  test('of a picture that is no larger the alpha has the means of areas', () => {
    const alpha = makePlane(6, 4, (x) => [0, 1, 0, 1, 1, 1][x]!);
    const band = new Uint8Array(24).fill(1);
    expect([...enlargeAlpha(drawGrain(3, 2), { alpha, band })]).toEqual([128, 128, 255, 128, 128, 255]);
  });

  test.each([
    [1, 90],
    [90, 1],
    [3, 3],
  ])('makes levels of pictures of %i × %i', (width, height) => {
    const grid = fitLongestSide({ width, height }, 30);
    const alpha = makePlane(grid.width, grid.height, (x, y) => ((x + y) % 3) / 2);
    const band = new Uint8Array(alpha.data.length).fill(1);
    for (const pixels of [drawGrain(width, height), drawPlain(width, height)])
      expect(new Set(enlargeAlpha(pixels, { alpha, band })).size).toBeGreaterThan(1);
  });
});
