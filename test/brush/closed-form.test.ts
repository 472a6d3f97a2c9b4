import { expect, test } from 'vitest';
import { findBand } from '../../src/brush/band.ts';
import { solveClosedForm, solveEdge } from '../../src/brush/closed-form.ts';
import type { Pixels } from '../../src/brush/grid.ts';
import { createMattingLaplacian, type MattingLaplacian } from '../../src/brush/matting-laplacian.ts';
import { createRandom } from '../../src/collage/random.ts';
import { drawGrain, drawPlain, eliminate, findLargestDifference, makePlane } from './small-grid.ts';

/** Levin's equation 12 for all cells of a picture, as it is printed. */
function writeLaplacian({ data, width, height }: Pixels): number[][] {
  const rows = Array.from({ length: width * height }, () => new Array<number>(width * height).fill(0));
  for (let y = 1; y + 1 < height; y++)
    for (let x = 1; x + 1 < width; x++) {
      const cells = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => (y + down) * width + x + right));
      const colours = cells.map((cell) => [0, 1, 2].map((k) => data[cell * 3 + k]! / 255));
      const mean = [0, 1, 2].map((k) => colours.reduce((sum, one) => sum + one[k]!, 0) / 9);
      const offsets = colours.map((one) => one.map((value, k) => value - mean[k]!));
      const covariance = [0, 1, 2].map((a) =>
        [0, 1, 2].map(
          (b) => offsets.reduce((sum, one) => sum + one[a]! * one[b]!, 0) / 9 + (a === b ? 1e-5 / 9 : 0),
        ),
      );
      for (const [i, cell] of cells.entries()) {
        const solved = eliminate(covariance, offsets[i]!);
        for (const [j, other] of cells.entries()) {
          const product = solved.reduce((sum, value, k) => sum + value * offsets[j]![k]!, 0);
          rows[cell]![other]! += (i === j ? 1 : 0) - (1 + product) / 9;
        }
      }
    }
  return rows;
}

function applyTo({ cells, stride, margin, multiply }: MattingLaplacian, height: number, values: number[]) {
  const vector = new Float32Array(stride * (height + 2 * margin));
  for (const [k, cell] of cells.entries()) vector[cell] = values[k]!;
  const product = new Float32Array(cells.length);
  const curvature = multiply(vector, product);
  return { product: [...product], curvature };
}

test('its matrix is the one of the paper', () => {
  const pixels = drawGrain(7, 6);
  const wanted = writeLaplacian(pixels);
  const laplacian = createMattingLaplacian(pixels, new Uint8Array(42).fill(1), 0.5);
  const random = createRandom(2);
  const values = Array.from({ length: 42 }, random);
  const { product, curvature } = applyTo(laplacian, 6, values);
  const right = wanted.map((row, at) =>
    row.reduce((sum, value, k) => sum + value * values[k]!, 0.5 * values[at]!),
  );
  expect(findLargestDifference(product, right)).toBeLessThan(1e-5);
  expect(curvature).toBeCloseTo(
    right.reduce((sum, value, k) => sum + value * values[k]!, 0),
    4,
  );
});

test('solves what elimination solves, the given cells bit for bit', () => {
  const pixels = drawGrain(9, 8, 4);
  const random = createRandom(11);
  const mask = makePlane(9, 8, random);
  const free = Uint8Array.from(mask.data, () => (random() < 0.7 ? 1 : 0));
  const rows = writeLaplacian(pixels).map((row, i) =>
    row.map((value, j) => (free[i] ? value + (i === j ? 0.01 : 0) : i === j ? 1 : 0)),
  );
  const wanted = eliminate(
    rows,
    Array.from(mask.data, (value, i) => (free[i] ? 0.01 * value : value)),
  );
  const { plane } = solveClosedForm(pixels, mask, free, { iterations: 400, tolerance: 1e-7 });
  const clamped = wanted.map((value) => Math.min(1, Math.max(0, value)));
  expect(findLargestDifference(plane.data, clamped)).toBeLessThan(1e-4);
  for (const [at, one] of free.entries()) if (!one) expect(plane.data[at]).toBe(mask.data[at]);
});

test('more steps leave less of the residual', () => {
  const { pixels, blurred } = drawMixture();
  const { cells } = findBand(blurred);
  const residuals = [2, 10, 40, 120].map(
    (iterations) => solveClosedForm(pixels, blurred, cells, { iterations, tolerance: 0 }).residual,
  );
  expect(residuals).toEqual(residuals.toSorted((a, b) => b - a));
  expect(residuals.at(-1)).toBeLessThan(0.1 * residuals[0]!);
});

/** Two colours with their own shading, mixed along a ragged edge; and a mask that only knows about where it is. */
function drawMixture(width = 120, height = 80) {
  const edge = (y: number) => width / 2 + 3 * Math.sin(y / 2) + 2 * Math.sin(y / 5);
  const truth = makePlane(width, height, (x, y) => Math.min(1, Math.max(0, (x - edge(y)) / 4 + 0.5)));
  const blurred = makePlane(width, height, (x) => Math.min(1, Math.max(0, (x - width / 2) / 12 + 0.5)));
  const data = new Uint8Array(width * height * 3);
  for (const [at, share] of truth.data.entries()) {
    const light = 1 + 0.2 * Math.sin(at / width / 9);
    for (let k = 0; k < 3; k++)
      data[at * 3 + k] = Math.round(light * ([200, 120, 40][k]! * share + [40, 90, 170][k]! * (1 - share)));
  }
  return { pixels: { data, width, height, channels: 3 as const }, truth, blurred };
}

test('finds the edge that a blurred mask only hints at', () => {
  const { pixels, truth, blurred } = drawMixture();
  const { alpha, band, bandShare, isSkipped } = solveEdge(pixels, blurred);
  const errorOf = (plane: { data: Float32Array }) =>
    plane.data.reduce((sum, value, at) => sum + Math.abs(value - truth.data[at]!), 0) / truth.data.length;
  expect(isSkipped).toBe(false);
  expect(bandShare).toBeCloseTo(band.reduce((sum, one) => sum + one, 0) / band.length);
  expect(errorOf(alpha)).toBeLessThan(errorOf(blurred) / 3);
  for (const [at, one] of band.entries()) if (!one) expect(alpha.data[at]).toBe(blurred.data[at]);
});

test('says so when the band is too large to be solved, and leaves the mask as it is', () => {
  const mask = makePlane(40, 40, (x) => (x < 9 ? 0.5 : 0));
  const { alpha, band, bandShare, isSkipped } = solveEdge(drawGrain(40, 40), mask);
  expect({ isSkipped, bandShare }).toEqual({ isSkipped: true, bandShare: 11 / 40 });
  expect(alpha.data).toEqual(mask.data);
  expect(band.some((one) => one === 1)).toBe(false);
  expect(
    solveEdge(
      drawGrain(40, 40),
      makePlane(40, 40, (x) => (x < 8 ? 0.5 : 0)),
    ).isSkipped,
  ).toBe(false);
});

test('the band is what is soft and both sides of the contour, a cell wider', () => {
  const hard = findBand(makePlane(10, 3, (x) => (x < 5 ? 0 : 1)));
  expect([...hard.cells.slice(0, 10)]).toEqual([0, 0, 0, 1, 1, 1, 1, 0, 0, 0]);
  const lying = findBand(makePlane(3, 10, (_, y) => (y < 5 ? 0 : 1)));
  expect([...lying.cells].filter((_, at) => at % 3 === 1)).toEqual([0, 0, 0, 1, 1, 1, 1, 0, 0, 0]);
  expect(
    findBand(
      makePlane(10, 3, (x) => (x < 5 ? 0 : 1)),
      3,
    ),
  ).toEqual({ cells: expect.anything(), share: 0.8 });
  const soft = findBand(makePlane(10, 3, (x) => [0, 0, 0.03, 0.05, 0.2, 0.3, 0.95, 0.97, 1, 1][x]!));
  expect([...soft.cells.slice(10, 20)]).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 0, 0]);
});

test.each([
  [1, 1],
  [1, 30],
  [30, 1],
  [2, 30],
  [5, 5],
])('makes numbers of every mask at %i × %i, on grain and on one colour', (width, height) => {
  for (const pixels of [
    drawGrain(width, height),
    drawPlain(width, height),
    drawPlain(width, height, [0, 0, 0]),
  ])
    for (const mask of [
      makePlane(width, height, () => 0),
      makePlane(width, height, () => 1),
      makePlane(width, height, (x, y) => (x + y > (width + height) / 2 ? 1 : 0)),
      makePlane(width, height, (x, y) => (x + y) / (width + height)),
    ]) {
      const { plane } = solveClosedForm(pixels, mask, new Uint8Array(width * height).fill(1));
      expect(plane.data.every((value) => value >= 0 && value <= 1)).toBe(true);
      if (mask.data.every((value) => value === mask.data[0]))
        expect(findLargestDifference(plane.data, mask.data)).toBeLessThan(1e-5);
    }
});
