import type { Body } from './body.ts';
import type { Frame } from './frame.ts';
import { type Probe, probeBody } from './probe.ts';

/** The canvas in square cells, and who lies on each. */
export interface Raster {
  columns: number;
  rows: number;
  /** Side of a cell. */
  cell: number;
  /** 1 + the index of the last body that covers the cell's centre; 0: nobody does. */
  owners: Int16Array;
  filled: number;
  /** Cells of each body within the canvas. */
  counts: number[];
  /** Cells that two have in common, by `low * 1000 + high` of their indices. */
  shared: Map<number, number>;
}

export function drawRaster(bodies: readonly Body[], frame: Frame, longSide: number): Raster {
  const cell = Math.max(1, frame.height) / longSide;
  const columns = Math.max(1, Math.round(1 / cell));
  const rows = Math.max(1, Math.round(frame.height / cell));
  const owners = new Int16Array(columns * rows);
  const raster: Raster = { columns, rows, cell, owners, filled: 0, counts: [], shared: new Map() };
  const probe = { distance: 0, normalX: 0, normalY: 0 };
  for (const [index, body] of bodies.entries()) raster.counts.push(drawBody(raster, body, index, probe));
  return raster;
}

function drawBody(raster: Raster, body: Body, index: number, probe: Probe): number {
  const { columns, rows, cell, owners, shared } = raster;
  const right = Math.min(columns - 1, Math.floor(body.right / cell));
  const bottom = Math.min(rows - 1, Math.floor(body.bottom / cell));
  let count = 0;
  for (let row = Math.max(0, Math.floor(body.top / cell)); row <= bottom; row++) {
    for (let column = Math.max(0, Math.floor(body.left / cell)); column <= right; column++) {
      if (!probeBody(body, (column + 0.5) * cell, (row + 0.5) * cell, probe) || probe.distance > 0) continue;
      const at = row * columns + column;
      const before = owners[at]!;
      count++;
      if (before === 0) raster.filled++;
      else shared.set((before - 1) * 1000 + index, (shared.get((before - 1) * 1000 + index) ?? 0) + 1);
      owners[at] = index + 1;
    }
  }
  return count;
}
