import { refresh } from '../body.ts';
import { drawRaster, type Raster } from '../raster.ts';
import type { Table } from '../table.ts';
import { settle } from './settle.ts';

const rasterCells = 260;
const mostShared = 0.002;
const maxRounds = 14;

/**
 * Points along a rim miss a thin thing that lies between two of them: whoever covers another on a raster is moved off
 * and made smaller. The raster of what is left.
 */
export function partOverlaps(table: Table): Raster {
  const { bodies, frame } = table;
  let raster = drawRaster(bodies, frame, rasterCells);
  for (let round = 0; round < maxRounds && partPairs(table, raster); round++) {
    settle(table);
    raster = drawRaster(bodies, frame, rasterCells);
  }
  return raster;
}

function partPairs({ bodies, frame }: Table, { shared, counts }: Raster): boolean {
  let isParted = false;
  for (const [pair, cells] of shared) {
    const low = Math.floor(pair / 1000);
    const high = pair % 1000;
    const [one, other] = [bodies[low]!, bodies[high]!];
    if (cells <= mostShared * Math.min(counts[low]!, counts[high]!)) continue;
    if (one.isPinned && other.isPinned) continue;
    const [acrossX, acrossY] = [other.x - one.x, other.y - one.y];
    const distance = Math.hypot(acrossX, acrossY);
    const [toX, toY] = distance > 1e-9 ? [acrossX / distance, acrossY / distance] : [1, 0];
    for (const [body, sign] of [
      [one, -1],
      [other, 1],
    ] as const) {
      if (body.isPinned) continue;
      body.x = Math.min(Math.max(body.x + sign * toX * frame.gap, 0), 1);
      body.y = Math.min(Math.max(body.y + sign * toY * frame.gap, 0), frame.height);
      body.size *= 0.975;
      refresh(body);
      isParted = true;
    }
  }
  return isParted;
}
