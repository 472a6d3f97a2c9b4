import { refresh } from '../body.ts';
import type { Raster } from '../raster.ts';
import type { Table } from '../table.ts';
import { partOverlaps } from './part.ts';
import { relocateSqueezed } from './relocate.ts';
import { evenOut, fillUp, settle } from './settle.ts';

/** Below this share of the middle size somebody has ended squeezed: sizes are to stay within about two to one. */
const squeezed = 0.61;
const maxRelocations = 4;

/** From pressing one another to lying beside one another; what the canvas then looks like. */
export function finish(table: Table): Raster {
  settle(table);
  for (let at = 0; at < maxRelocations && relocateSqueezed(table, squeezed); at++) settle(table);
  let raster = fill(table);
  // Two that are caught in one another shrink and come no further apart: only now is there room around them.
  for (let at = 0; at < maxRelocations && relocateSqueezed(table, squeezed); at++) raster = fill(table);
  keepInside(table);
  return raster;
}

function fill(table: Table): Raster {
  settle(table);
  fillUp(table);
  evenOut(table);
  settle(table);
  return partOverlaps(table);
}

/** Who could not be settled, as among many pins, at least does not hang over the rim. */
function keepInside({ free, frame }: Table): void {
  for (const body of free) {
    const fit = Math.min(1, 1 / (body.right - body.left), frame.height / (body.bottom - body.top));
    if (fit < 1) {
      body.size *= fit;
      refresh(body);
    }
    body.x += Math.max(0, -body.left) - Math.max(0, body.right - 1);
    body.y += Math.max(0, -body.top) - Math.max(0, body.bottom - frame.height);
    refresh(body);
  }
}
