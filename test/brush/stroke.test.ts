import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePath, encodePath, placeStroke } from '../../src/brush/stroke.ts';

const fraction = fc.double({ min: -0.25, max: 1.25, noNaN: true });
const pressure = fc.double({ min: 0, max: 1, noNaN: true });

test('a path is read as it was written, within a step, and written again it is the same bytes', () => {
  const property = fc.property(
    fc.array(fc.tuple(fraction, fraction, pressure), { maxLength: 40 }),
    (drawn) => {
      const path = encodePath(
        drawn.flatMap(([x, y]) => [x, y] as const),
        drawn.map(([, , one]) => one),
      );
      expect(path).toHaveLength(drawn.length * 5);
      const { points, pressures } = decodePath(path);
      for (const [i, [x, y, one]] of drawn.entries()) {
        expect(Math.abs(points[i * 2]! - x)).toBeLessThanOrEqual(0.75 / 65_535 + 1e-12);
        expect(Math.abs(points[i * 2 + 1]! - y)).toBeLessThanOrEqual(0.75 / 65_535 + 1e-12);
        expect(Math.abs(pressures[i]! - one)).toBeLessThanOrEqual(0.5 / 255 + 1e-12);
      }
      expect(encodePath(points, pressures)).toEqual(path);
    },
  );
  fc.assert(property, { numRuns: 100, seed: 2 });
});

test('every step is its own', () => {
  const steps = Array.from({ length: 65_536 }, (_, step) => (step / 65_535) * 1.5 - 0.25);
  const path = encodePath(steps);
  const { points } = decodePath(path);
  expect(new Set(points).size).toBe(65_536);
  expect(Buffer.compare(encodePath(points), path)).toBe(0);
});

test('what is too far out is brought to the border, pressure is full unless told', () => {
  const { points, pressures } = decodePath(encodePath([-3, 7, 0.5, -0.25]));
  expect(points.slice(0, 2)).toEqual([-0.25, 1.25]);
  expect(points[3]).toBe(-0.25);
  expect(pressures).toEqual([1, 1]);
});

test('a part of a larger buffer is read as what it is', () => {
  const path = encodePath([0.1, 0.2, 0.3, 0.4], [0.5, 1]);
  const larger = Uint8Array.from([9, 9, 9, ...path, 9]);
  expect(decodePath(larger.subarray(3, 13))).toEqual(decodePath(path));
});

test('a stroke lies on a picture of any size, its width by the longer side', () => {
  const path = encodePath([0, 0, 1, 1], [1, 0]);
  const { x, y, radius } = placeStroke({ size: 0.1, path }, { width: 200, height: 400 });
  // 1.5 / 65,535 is what 0 may be off.
  expect(Math.abs(x[1]! - 200)).toBeLessThan(0.01);
  expect(Math.abs(y[1]! - 400)).toBeLessThan(0.01);
  expect([...radius]).toEqual([20, 0]);
});
