import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureAffinity } from '../../src/brush/affinity.ts';
import { type Lab, toLab } from '../../src/brush/lab.ts';
import { type WalkTask, walk } from '../../src/brush/walk.ts';
import { createRandom } from '../../src/collage/random.ts';
import { drawGrain, eliminate, findLargest, findLargestDifference, makePlane } from './small-grid.ts';

const thorough = { iterations: 400, tolerance: 1e-7 };

/** A third of the cells given, the others held by priors of all strengths. */
function poseTask(lab: Lab, seed = 5): WalkTask {
  const random = createRandom(seed);
  const count = lab.width * lab.height;
  const fill = () => Float32Array.from({ length: count }, () => random());
  const strength = fill().map((value) => value * 0.2);
  return {
    affinity: measureAffinity(lab),
    start: { ...lab, data: fill() },
    free: Uint8Array.from({ length: count }, () => (random() < 0.66 ? 1 : 0)),
    strength,
    pull: strength.map((value) => value * random()),
  };
}

/** Lab of grain that is alike enough for neighbours to matter. */
function drawSoftLab(width: number, height: number, seed = 3): Lab {
  const lab = toLab(drawGrain(width, height, seed));
  return { ...lab, data: lab.data.map((value) => value * 0.2) };
}

/** Grady's formula, written out for every two cells. */
function solveDirectly({ data, width, height }: Lab, { start, free, strength, pull }: WalkTask): number[] {
  const weigh = (i: number, j: number) => {
    const [across, down] = [(i % width) - (j % width), Math.floor(i / width) - Math.floor(j / width)];
    const square = across ** 2 + down ** 2;
    if (square === 0 || square > 2) return 0;
    let unlike = 0;
    for (let k = 0; k < 3; k++) unlike += (data[i * 3 + k]! - data[j * 3 + k]!) ** 2;
    return Math.exp(-120 * unlike) / Math.sqrt(square) + 1e-5;
  };
  const cells = Array.from({ length: width * height }, (_, i) => i);
  const rows = cells.map((i) =>
    cells.map((j) => {
      if (!free[i]) return i === j ? 1 : 0;
      return i === j ? strength[i]! + cells.reduce((sum, k) => sum + weigh(i, k), 0) : -weigh(i, j);
    }),
  );
  return eliminate(
    rows,
    cells.map((i) => (free[i] ? pull[i]! : start.data[i]!)),
  );
}

test.each([
  [7, 6],
  [1, 23],
  [23, 1],
  [1, 1],
])('solves what elimination solves on %i × %i', (width, height) => {
  const lab = drawSoftLab(width, height);
  const task = poseTask(lab);
  const { plane } = walk(task, thorough);
  expect(findLargestDifference(plane.data, solveDirectly(lab, task))).toBeLessThan(2e-5);
});

test('leaves given cells bit for bit, and never writes to what it is given', () => {
  const task = poseTask(drawSoftLab(31, 17));
  const before = structuredClone(task);
  const { plane } = walk(task, thorough);
  expect(task).toEqual(before);
  const given = [...task.free.keys()].filter((at) => !task.free[at]);
  expect(given.length).toBeGreaterThan(100);
  expect(given.map((at) => plane.data[at])).toEqual(given.map((at) => task.start.data[at]));
});

test('more steps leave less of the residual, until it is small enough', () => {
  const task = poseTask(drawSoftLab(60, 40));
  const residuals = [1, 4, 8, 16, 32].map((iterations) => walk(task, { iterations, tolerance: 0 }).residual);
  expect(residuals).toEqual(residuals.toSorted((a, b) => b - a));
  expect(residuals.at(-1)! / residuals[0]!).toBeLessThan(1e-3);
  const { iterations, residual } = walk(task, { iterations: 500, tolerance: 1e-4 });
  expect(iterations).toBeLessThan(60);
  expect(residual).toBeLessThanOrEqual(1e-4);
});

test('a higher prior lowers no cell, a higher seed neither', () => {
  const number = { noNaN: true, min: 0, max: 1 };
  const property = fc.property(fc.nat(999), fc.nat(13 * 9 - 1), fc.double(number), (seed, at, more) => {
    const task = poseTask(drawSoftLab(13, 9, seed), seed);
    const raised = structuredClone(task);
    raised.pull[at]! += more * task.strength[at]!;
    raised.start.data[at]! += more;
    const [low, high] = [walk(task, thorough).plane.data, walk(raised, thorough).plane.data];
    expect(findLargest(low.map((value, cell) => value - high[cell]!))).toBeLessThan(1e-4);
  });
  fc.assert(property, { numRuns: 50, seed: 7 });
});

test('stays within the values that hold it', () => {
  const { plane } = walk(poseTask(drawSoftLab(40, 30)), thorough);
  expect(plane.data.every((value) => value >= -1e-4 && value <= 1 + 1e-4)).toBe(true);
});

test('without anything that holds it stays where it is', () => {
  const lab = drawSoftLab(9, 9);
  const nothing = new Float32Array(81);
  const start = makePlane(9, 9, () => 0.25);
  const task = { affinity: measureAffinity(lab), start, strength: nothing, pull: nothing };
  for (const free of [new Uint8Array(81), new Uint8Array(81).fill(1)])
    expect(findLargestDifference(walk({ ...task, free }, thorough).plane.data, start.data)).toBeLessThan(
      1e-6,
    );
});

test('refuses a start of another size', () => {
  const task = poseTask(drawSoftLab(4, 4));
  const start = makePlane(4, 5, () => 0);
  expect(() => walk({ ...task, start }, thorough)).toThrow(
    'expected a plane to start from of 4 × 4, got one of 4 × 5',
  );
});
