import { meet } from './distance.ts';
import type { Levels } from './grid.ts';

// Felzenszwalb & Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8, 2012, with what is
// nearest kept in place of how far it is: 2 bytes a cell, and a row at a time of the rest.

/** What is told of a row: of each of its cells the nearest that is inside, beside the contour. */
type TellRow = (y: number, nearestX: Int32Array, nearestY: Int32Array) => void;

const none = 65_535;

/** Goes over the rows of a coverage; not at all where it has no contour at 128. */
export function findNearestEdges(levels: Levels, tellRow: TellRow): void {
  const { width, height } = levels;
  const rows = findInColumns(levels);
  const columns = findFilled(rows, width);
  if (columns.length === 0) return;
  const nearestX = new Int32Array(width);
  const nearestY = new Int32Array(width);
  const feet = new Int32Array(columns.length);
  const starts = new Float64Array(columns.length + 1);
  const squares = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    for (const x of columns) squares[x] = (rows[y * width + x]! - y) * (rows[y * width + x]! - y);
    const last = layEnvelope(columns, squares, feet, starts);
    for (let x = 0, k = 0; x < width; x++) {
      while (k < last && starts[k + 1]! < x) k++;
      nearestX[x] = feet[k]!;
      nearestY[x] = rows[y * width + feet[k]!]!;
    }
    tellRow(y, nearestX, nearestY);
  }
}

/** The columns that have an edge at all. */
function findFilled(rows: Uint16Array, width: number): Int32Array {
  return Int32Array.from({ length: width }, (_, x) => x).filter((x) => rows[x] !== none);
}

/** Which row of its column is nearest to each cell and has the edge there. */
function findInColumns(levels: Levels): Uint16Array {
  const { width, height } = levels;
  const rows = new Uint16Array(width * height).fill(none);
  const isEdge = new Uint8Array(width);
  for (let y = 0; y < height; y++) {
    findEdges(levels, y, isEdge);
    for (let x = 0, at = y * width; x < width; x++, at++)
      rows[at] = isEdge[x] ? y : y > 0 ? rows[at - width]! : none;
  }
  for (let at = width * (height - 1) - 1; at >= 0; at--) {
    const below = rows[at + width]!;
    const y = (at / width) | 0;
    if (below !== none && (rows[at] === none || below - y < y - rows[at]!)) rows[at] = below;
  }
  return rows;
}

/** Cells of a row that are inside and have a neighbour that is not. */
function findEdges({ data, width, height }: Levels, y: number, isEdge: Uint8Array): void {
  for (let x = 0, at = y * width; x < width; x++, at++) {
    const isBeside =
      data[at]! >= 128 &&
      ((x > 0 && data[at - 1]! < 128) ||
        (x + 1 < width && data[at + 1]! < 128) ||
        (y > 0 && data[at - width]! < 128) ||
        (y + 1 < height && data[at + width]! < 128));
    isEdge[x] = isBeside ? 1 : 0;
  }
}

/** The lower envelope of a parabola over each of the columns; the index of its last. */
function layEnvelope(
  columns: Int32Array,
  squares: Float64Array,
  feet: Int32Array,
  starts: Float64Array,
): number {
  let top = 0;
  feet[0] = columns[0]!;
  starts[0] = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < columns.length; i++) {
    const x = columns[i]!;
    let start = meet(squares, feet[top]!, x);
    while (start <= starts[top]!) start = meet(squares, feet[--top]!, x);
    feet[++top] = x;
    starts[top] = start;
  }
  return top;
}
