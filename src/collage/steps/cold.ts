import { type Body, type Stance, stanceOf, stand } from '../body.ts';
import type { Raster } from '../raster.ts';
import type { Table } from '../table.ts';
import { finish } from './finish.ts';
import { relocateSqueezed } from './relocate.ts';
import { score } from './score.ts';
import { start } from './start.ts';
import { sweep } from './sweep.ts';

const sweeps = 190;
/** After these, somebody squeezed is laid elsewhere. */
const relocations = [57, 78, 99, 119, 140, 161];
const squeezed = 0.9;

/** A finished layout, to compare and to come back to. */
export interface Attempt {
  stances: (Stance & { rest: number })[];
  raster: Raster;
  score: number;
}

/** From nothing to a finished layout. */
export function layCold(table: Table): Attempt {
  start(table);
  for (let at = 0; at < sweeps; at++) {
    sweep(table, at / (sweeps - 1));
    if (relocations.includes(at)) relocateSqueezed(table, squeezed);
  }
  return conclude(table);
}

export function conclude(table: Table): Attempt {
  const raster = finish(table);
  const stances = table.free.map((body) => ({ ...stanceOf(body), rest: body.rest }));
  return { stances, raster, score: score(table, raster) };
}

export function restore({ free }: { free: readonly Body[] }, { stances }: Attempt): void {
  for (const [index, body] of free.entries()) {
    body.rest = stances[index]!.rest;
    stand(body, stances[index]!);
  }
}
