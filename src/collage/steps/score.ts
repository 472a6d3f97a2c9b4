import { findLargestVoid, measureFreeSpace } from '../free-space.ts';
import type { Raster } from '../raster.ts';
import { findMiddle, ratioOf, type Table } from '../table.ts';

const voidWeight = 0.9;
const wishWeight = 0.15;
const voidCells = 64;

export function shareFilled({ filled, columns, rows }: Raster): number {
  return filled / (columns * rows);
}

/** How good a layout is: full, without a large hole, and with those large that are wanted so. */
export function score(table: Table, raster: Raster): number {
  const { bodies, free, frame } = table;
  const emptiness = findLargestVoid(measureFreeSpace(bodies, frame, voidCells)) / frame.unit;
  const middle = findMiddle(table);
  const misses = free
    .filter((body) => body.isWeighted)
    .map((body) => Math.abs(Math.log(ratioOf(body, middle))));
  const missed = misses.reduce((sum, miss) => sum + miss, 0) / Math.max(1, misses.length);
  return shareFilled(raster) - voidWeight * emptiness - wishWeight * missed;
}
