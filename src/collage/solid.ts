import type { CellGrid } from './cell-grid.ts';

/** What is solid, of which shreds are no part and to which what it encloses belongs: nobody lies in a ring. */
export function cleanSolid(solid: CellGrid<Uint8Array>, smallestShare: number): CellGrid<Uint8Array> {
  return fillHoles(dropIslands(solid, smallestShare));
}

/** Without the parts that have less than this share of all solid cells. Cells that touch at a corner are together. */
function dropIslands(grid: CellGrid<Uint8Array>, smallestShare: number): CellGrid<Uint8Array> {
  const { columns, rows, cells } = grid;
  const total = cells.reduce((sum, one) => sum + one, 0);
  const left = cells.slice();
  const kept = new Uint8Array(cells.length);
  for (let start = 0; start < cells.length; start++) {
    if (!left[start]) continue;
    const part = takePart(grid, left, start, true);
    if (part.length >= total * smallestShare) for (const at of part) kept[at] = 1;
  }
  return { columns, rows, cells: kept };
}

/** Empty cells that no way of sides leads to from outside become solid. */
function fillHoles({ columns, rows, cells }: CellGrid<Uint8Array>): CellGrid<Uint8Array> {
  const empty = { columns, rows, cells: cells.map((one) => 1 - one) };
  const left = empty.cells.slice();
  for (let column = 0; column < columns; column++) {
    takePart(empty, left, column, false);
    takePart(empty, left, (rows - 1) * columns + column, false);
  }
  for (let row = 0; row < rows; row++) {
    takePart(empty, left, row * columns, false);
    takePart(empty, left, (row + 1) * columns - 1, false);
  }
  return { columns, rows, cells: cells.map((one, at) => one | left[at]!) };
}

/** The cells that hang together with this one, if it is still left; they are left no more. */
function takePart(
  { columns, rows }: { columns: number; rows: number },
  left: Uint8Array,
  start: number,
  byCorners: boolean,
): number[] {
  if (!left[start]) return [];
  const part = [start];
  left[start] = 0;
  for (const at of part) {
    const column = at % columns;
    const row = (at - column) / columns;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        const next = y * columns + x;
        if (!left[next] || (!byCorners && x !== column && y !== row)) continue;
        left[next] = 0;
        part.push(next);
      }
    }
  }
  return part;
}
