import { type Body, refresh, stand } from '../body.ts';
import { maxTilt } from '../frame.ts';
import { findMiddle, type Table } from '../table.ts';
import { findRoom } from './relocate.ts';
import { sweep } from './sweep.ts';

const loosening = 0.9;
const newcomerShare = 0.5;

/** Makes all smaller, lays the newcomers where there is most room, and lets everything grow together again. */
export function layNewcomers(table: Table, newcomers: readonly Body[], sweeps: number): void {
  const { free } = table;
  const absent = new Set(newcomers);
  const middle = findMiddle({ ...table, free: free.filter((body) => !absent.has(body)) });
  for (const body of free) {
    if (absent.has(body)) continue;
    body.size *= loosening;
    refresh(body);
  }
  for (const body of newcomers) {
    layWhereRoomIs(table, body, newcomerShare * middle * body.wanted, absent);
    absent.delete(body);
  }
  for (let at = 0; at < sweeps; at++) sweep(table, at / Math.max(1, sweeps - 1));
}

function layWhereRoomIs(table: Table, body: Body, largest: number, absent: ReadonlySet<Body>): void {
  const { frame, random } = table;
  body.rest = (random() * 2 - 1) * 0.7 * maxTilt;
  const anywhere = { x: random(), y: random() * frame.height, size: largest / 16, angle: body.rest };
  stand(body, findRoom(table, body, largest, absent) ?? anywhere);
}
