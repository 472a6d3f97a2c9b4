import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Path, thinPath } from '../../src/brush/thin.ts';

const size = { width: 800, height: 600 };

/** A pen on a curve, a point every pixel or so. */
function drawCurve(count: number): Path {
  const steps = Array.from({ length: count }, (_, i) => i / count);
  return {
    points: steps.flatMap((step) => [0.1 + 0.8 * step, 0.5 + 0.3 * Math.sin(step * 9)]),
    pressures: steps.map((step) => 0.5 + 0.4 * Math.sin(step * 3)),
  };
}

test('keeps every point within the tolerance of what is left, in place and pressure', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const property = fc.property(
    fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 60 }),
    fc.double({ min: 0.25, max: 60, noNaN: true }),
    (drawn, tolerance) => {
      const path = {
        points: drawn.flatMap(([x, y]) => [x, y] as const),
        pressures: drawn.map((one) => one[2]),
      };
      const thin = thinPath(path, size, tolerance, 0.3);
      expect(thin.points).toHaveLength(thin.pressures.length * 2);
      const far = drawn.filter((_, i) => measureWay(path, i, thin, tolerance, 0.3) > 1 + 1e-9);
      expect(far).toEqual([]);
      expect([thin.points.slice(0, 2), thin.points.slice(-2)]).toEqual([
        path.points.slice(0, 2),
        path.points.slice(-2),
      ]);
    },
  );
  fc.assert(property, { numRuns: 100, seed: 9 });
});

test('a curve becomes a tenth of its points, a straight line two', () => {
  const thin = thinPath(drawCurve(1000), size);
  expect(thin.pressures.length).toBeLessThan(100);
  expect(thinPath(thin, size)).toEqual(thin);
  const points = Array.from({ length: 50 }, (_, i) => [i / 50, i / 100]).flat();
  const straight: Path = { points, pressures: points.slice(50).map(() => 1) };
  expect(thinPath(straight, size).points).toEqual([0, 0, 49 / 50, 49 / 100]);
});

test('a change of pressure alone is kept, one point and none are what they were', () => {
  const pressed: Path = { points: [0, 0, 0.5, 0, 1, 0], pressures: [1, 0.5, 1] };
  expect(thinPath(pressed, size)).toEqual(pressed);
  for (const path of [
    { points: [0.3, 0.4], pressures: [0.5] },
    { points: [], pressures: [] },
  ])
    expect(thinPath(path, size)).toEqual(path);
});

test('a long path is thinned without a call in a call for each point', () => {
  const { points, pressures } = thinPath(drawCurve(12_000), size, 1e-9);
  expect([points.length, pressures.length]).toEqual([24_000, 12_000]);
});

/** From a point to the nearest of the links, in units of what is allowed. */
function measureWay(path: Path, i: number, thin: Path, tolerance: number, pressureStep: number): number {
  const at = (one: Path, k: number) => [one.points[k * 2]! * 800, one.points[k * 2 + 1]! * 600] as const;
  const [x, y] = at(path, i);
  const links = thin.pressures.map((pressure, k) => {
    const next = Math.min(k + 1, thin.pressures.length - 1);
    const [[fromX, fromY], [toX, toY]] = [at(thin, k), at(thin, next)];
    const square = (toX - fromX) ** 2 + (toY - fromY) ** 2;
    const along = square > 0 ? ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / square : 0;
    const share = Math.min(1, Math.max(0, along));
    const way = Math.hypot(x - fromX - share * (toX - fromX), y - fromY - share * (toY - fromY));
    const wanted = pressure + (thin.pressures[next]! - pressure) * share;
    return Math.max(way / tolerance, Math.abs(path.pressures[i]! - wanted) / pressureStep);
  });
  return Math.min(...links);
}
