// Felzenszwalb & Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8, 2012: exact, one pass a
// side, in time of the number of cells.

import type { GridSize } from './grid.ts';

// Larger than any square of a distance, and still a number, so that differences of two are.
const far = 1e20;

/** From the middle of each cell to that of the nearest marked one (not 0), in cells; Infinity where none is marked. */
export function measureDistance(marked: Uint8Array, { width, height }: GridSize): Float32Array {
  const squares = new Float64Array(marked.length);
  for (let i = 0; i < marked.length; i++) squares[i] = marked[i] ? 0 : far;
  const line = createLine(Math.max(width, height));
  for (let x = 0; x < width; x++) transform(line, squares, x, width, height);
  for (let y = 0; y < height; y++) transform(line, squares, y * width, 1, width);
  const distances = new Float32Array(marked.length);
  for (let i = 0; i < marked.length; i++)
    distances[i] = squares[i]! >= far ? Number.POSITIVE_INFINITY : Math.sqrt(squares[i]!);
  return distances;
}

interface Line {
  /** What was found before along the line. */
  values: Float64Array;
  /** Parabolas of the lower envelope: where each stands, and from where on it is the lowest. */
  feet: Int32Array;
  starts: Float64Array;
}

function createLine(length: number): Line {
  return {
    values: new Float64Array(length),
    feet: new Int32Array(length),
    starts: new Float64Array(length + 1),
  };
}

/** Along one row or column: the least of value + square of the way, in place. */
function transform(
  { values, feet, starts }: Line,
  squares: Float64Array,
  first: number,
  step: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) values[i] = squares[first + i * step]!;
  let top = 0;
  feet[0] = 0;
  starts[0] = Number.NEGATIVE_INFINITY;
  starts[1] = Number.POSITIVE_INFINITY;
  for (let i = 1; i < length; i++) {
    let start = meet(values, feet[top]!, i);
    while (start <= starts[top]!) start = meet(values, feet[--top]!, i);
    feet[++top] = i;
    starts[top] = start;
    starts[top + 1] = Number.POSITIVE_INFINITY;
  }
  for (let i = 0, k = 0; i < length; i++) {
    while (starts[k + 1]! < i) k++;
    const way = i - feet[k]!;
    squares[first + i * step] = Math.min(way * way + values[feet[k]!]!, far);
  }
}

/** Where the parabola at `right`, its foot as high as its value, begins to be lower than that at `left`. */
export function meet(values: Float64Array, left: number, right: number): number {
  return (values[right]! + right * right - values[left]! - left * left) / (2 * (right - left));
}
