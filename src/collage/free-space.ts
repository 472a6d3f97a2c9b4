import type { Body } from './body.ts';
import { type DistanceField, measureSignedDistances } from './distance-field.ts';
import type { Frame } from './frame.ts';
import { drawRaster } from './raster.ts';

/** How far each cell is from the next body or the rim; the grid has a cell more than the canvas on every side. */
export interface FreeSpace {
  distances: DistanceField;
  /** Side of a cell, in widths of the canvas. */
  cell: number;
}

export function measureFreeSpace(bodies: readonly Body[], frame: Frame, longSide: number): FreeSpace {
  const { columns, rows, cell, owners } = drawRaster(bodies, frame, longSide);
  const wide = columns + 2;
  const taken = new Uint8Array(wide * (rows + 2)).fill(1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      taken[(row + 1) * wide + column + 1] = Number(owners[row * columns + column]! > 0);
    }
  }
  return { distances: measureSignedDistances({ columns: wide, rows: rows + 2, cells: taken }), cell };
}

/** Radius of the largest circle that nothing lies in. */
export function findLargestVoid({ distances, cell }: FreeSpace): number {
  let largest = 0;
  for (const distance of distances.cells) if (distance > largest) largest = distance;
  return largest * cell;
}

/** From a point to the next body or the rim; negative within. */
export function distanceAt({ distances, cell }: FreeSpace, x: number, y: number): number {
  const { columns, rows, cells } = distances;
  const column = Math.min(Math.max(x / cell + 0.5, 0), columns - 1.001);
  const row = Math.min(Math.max(y / cell + 0.5, 0), rows - 1.001);
  const left = Math.floor(column);
  const top = Math.floor(row);
  const at = top * columns + left;
  const upper = cells[at]! + (cells[at + 1]! - cells[at]!) * (column - left);
  const lower = cells[at + columns]! + (cells[at + columns + 1]! - cells[at + columns]!) * (column - left);
  return (upper + (lower - upper) * (row - top)) * cell;
}
