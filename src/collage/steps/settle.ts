import type { Body } from '../body.ts';
import { refresh, stanceOf, stand } from '../body.ts';
import { feel } from '../forces.ts';
import { findMiddle, ratioOf, type Table } from '../table.ts';
import { push } from './push.ts';
import { bandOf } from './sweep.ts';

const maxRounds = 40;
const eveningRounds = 16;
const evening = 0.4;
/** Gaps by which two may be too near in the end. */
export const tolerance = 0.75;

/** Only gives way, and shrinks where that does not help, until nobody presses. */
export function settle(table: Table): void {
  const { free, bodies, frame, forces } = table;
  for (let round = 0; round < maxRounds; round++) {
    let isCalm = true;
    for (const body of free) {
      feel(body, bodies, frame, forces);
      if (forces.deepest <= tolerance * frame.gap) continue;
      isCalm = false;
      body.size *= body.isWeighted ? 0.998 : 0.985;
      push(body, forces, frame, 0);
    }
    if (isCalm) return;
  }
}

/** Everybody moves to the middle of the space that is left, so that no gap is much narrower than the next. */
export function evenOut(table: Table): void {
  const { free, bodies, frame, forces } = table;
  for (let round = 0; round < eveningRounds; round++) {
    for (const body of free) {
      feel(body, bodies, frame, forces);
      push(body, forces, frame, evening);
    }
  }
}

/** Each grows while its neighbours bear it. */
export function fillUp(table: Table): void {
  const middle = findMiddle(table);
  for (const body of table.free.toReversed()) {
    for (let step = 0; step < 8 && growsOnce(table, body, middle); step++);
  }
}

function growsOnce({ bodies, frame, forces }: Table, body: Body, middle: number): boolean {
  if (ratioOf(body, middle) * 1.03 > bandOf(body).most) return false;
  const before = stanceOf(body);
  body.size *= 1.03;
  refresh(body);
  feel(body, bodies, frame, forces);
  if (forces.deepest <= tolerance * frame.gap) return true;
  push(body, forces, frame, 0);
  feel(body, bodies, frame, forces);
  if (forces.deepest <= tolerance * frame.gap) return true;
  stand(body, before);
  return false;
}
