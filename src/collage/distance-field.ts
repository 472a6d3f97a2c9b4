import type { CellGrid } from './cell-grid.ts';

/** Distances in cells at the cells' centres: to what is solid outside of it, and to its rim, negative, within. */
export type DistanceField = CellGrid<Float32Array>;

const far = 1e9;

/** Exact Euclidean distances after Felzenszwalb & Huttenlocher, "Distance Transforms of Sampled Functions", 2012. */
export function measureSignedDistances(solid: CellGrid<Uint8Array>): DistanceField {
  const outside = measureSquares(solid, 1);
  const inside = measureSquares(solid, 0);
  // From centre to centre; the rim lies half a cell before.
  const cells = outside.map((square, at) =>
    square > 0 ? Math.sqrt(square) - 0.5 : 0.5 - Math.sqrt(inside[at]!),
  );
  return { columns: solid.columns, rows: solid.rows, cells };
}

/** Squares of the distances from each cell to the nearest that is `wanted`, 1e9 if there is none. */
function measureSquares({ columns, rows, cells }: CellGrid<Uint8Array>, wanted: 0 | 1): Float32Array {
  const squares = Float32Array.from(cells, (one) => (one === wanted ? 0 : far));
  const longest = Math.max(columns, rows);
  const scratch = {
    line: new Float64Array(longest),
    vertices: new Int32Array(longest),
    bounds: new Float64Array(longest + 1),
  };
  for (let column = 0; column < columns; column++) transformLine(squares, column, columns, rows, scratch);
  for (let row = 0; row < rows; row++) transformLine(squares, row * columns, 1, columns, scratch);
  return squares;
}

interface Scratch {
  line: Float64Array;
  /** Where the parabolas of the lower envelope have their vertices. */
  vertices: Int32Array;
  /** From where each of them is the lowest. */
  bounds: Float64Array;
}

/** One row or column: the lower envelope of parabolas that stand on its values. */
function transformLine(
  squares: Float32Array,
  start: number,
  step: number,
  length: number,
  { line, vertices, bounds }: Scratch,
): void {
  let last = -1;
  for (let at = 0; at < length; at++) {
    const value = squares[start + at * step]!;
    line[at] = value;
    if (value >= far) continue;
    let from = -far;
    while (last >= 0) {
      const vertex = vertices[last]!;
      from = (value + at * at - line[vertex]! - vertex * vertex) / (2 * (at - vertex));
      if (from > bounds[last]!) break;
      last--;
    }
    last++;
    vertices[last] = at;
    bounds[last] = last === 0 ? -far : from;
  }
  if (last < 0) return;
  for (let at = 0, envelope = 0; at < length; at++) {
    while (envelope < last && bounds[envelope + 1]! < at) envelope++;
    const offset = at - vertices[envelope]!;
    squares[start + at * step] = offset * offset + line[vertices[envelope]!]!;
  }
}
