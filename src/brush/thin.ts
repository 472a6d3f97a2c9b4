// Ramer, "An Iterative Procedure for the Polygonal Approximation of Plane Curves", 1972; Douglas & Peucker, "Algorithms for the
// Reduction of the Number of Points Required to Represent a Digitized Line or its Caricature", 1973.

import type { GridSize } from './grid.ts';

/** A line as it was drawn: what `encodePath` takes. */
export interface Path {
  /** x, y, x, y …: fractions of the picture's width and height. */
  points: readonly number[];
  /** One a point, 0..1. */
  pressures: readonly number[];
}

/**
 * The path with fewer points: its first and last, and of the others as many as keep each that was left out within the tolerance
 * of the line and of the pressure there.
 *
 * @param size of the picture as it is shown, in pixels.
 * @param tolerance in these pixels. Default: ¼.
 * @param pressureStep Default: .02.
 */
export function thinPath(path: Path, size: GridSize, tolerance = 0.25, pressureStep = 0.02): Path {
  const count = path.points.length >> 1;
  const x = Float64Array.from({ length: count }, (_, i) => (path.points[i * 2]! * size.width) / tolerance);
  const y = Float64Array.from(x, (_, i) => (path.points[i * 2 + 1]! * size.height) / tolerance);
  const pressure = Float64Array.from(x, (_, i) => path.pressures[i]! / pressureStep);
  const isKept = new Uint8Array(count);
  isKept[0] = isKept[count - 1] = 1;
  // A list of what is left to look at, as a path may have more points than calls can lie in one another.
  const spans: [first: number, last: number][] = [[0, count - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const worst = findWorst(x, y, pressure, first, last);
    if (worst === null) continue;
    isKept[worst] = 1;
    spans.push([first, worst], [worst, last]);
  }
  const kept = [...isKept.keys()].filter((i) => isKept[i]);
  return {
    points: kept.flatMap((i) => [path.points[i * 2]!, path.points[i * 2 + 1]!]),
    pressures: kept.map((i) => path.pressures[i]!),
  };
}

/** The point between two that is farthest from the straight way, null if none is farther than 1. All in units of what is allowed. */
function findWorst(
  x: Float64Array,
  y: Float64Array,
  pressure: Float64Array,
  first: number,
  last: number,
): number | null {
  const [right, down] = [x[last]! - x[first]!, y[last]! - y[first]!];
  const square = right * right + down * down;
  let worst: number | null = null;
  let most = 1;
  for (let i = first + 1; i < last; i++) {
    const [across, below] = [x[i]! - x[first]!, y[i]! - y[first]!];
    const along = square > 0 ? Math.min(Math.max((across * right + below * down) / square, 0), 1) : 0;
    const [offX, offY] = [across - along * right, below - along * down];
    const wanted = pressure[first]! + (pressure[last]! - pressure[first]!) * along;
    const error = Math.max(Math.sqrt(offX * offX + offY * offY), Math.abs(pressure[i]! - wanted));
    if (error <= most) continue;
    most = error;
    worst = i;
  }
  return worst;
}
