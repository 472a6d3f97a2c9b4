import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { type Mark, parseMark, writeMark } from '../../events/mark.ts';

/** Changes are known for so long. */
export const cursorLifeMs = 24 * 3_600_000;

/**
 * From where on somebody wants to be told: behind what changed before a mark, or from the beginning, as it was at the mark.
 * The latter stands until all of the beginning has been told.
 */
export interface Place {
  mark: Mark;
  isBeginning: boolean;
}

const beginning = 'begin.';
const placeSchema = z.string().regex(/^(begin\.)?\d{1,20}\.\d{1,15}\.[\w/]{1,100}$/);

/** As a feed hands it on. */
export function writePlace({ mark, isBeginning }: Place): string {
  return (isBeginning ? beginning : '') + writeMark(mark);
}

export function parsePlace(place: string): Place {
  const isBeginning = place.startsWith(beginning);
  return { mark: parseMark(isBeginning ? place.slice(beginning.length) : place), isBeginning };
}

/** Of an event of a watch that has one. */
export function encodeCursor(place: string | null): string {
  return Buffer.from(place ?? '').toString('base64url');
}

/** The place in it. CONFLICT for what none of our cursors is: it may be one of an earlier version. */
export function decodeCursor(cursor: string): string {
  const place = placeSchema.safeParse(Buffer.from(cursor, 'base64url').toString());
  if (place.success) return place.data;
  throw cursorTooOld('is none of this server');
}

/** CONFLICT for a mark of another database, of a time that a restored one does not know, or too old. */
export function checkMark(mark: Mark, now: Mark): void {
  if (mark.database !== now.database || mark.xid > now.xid) throw cursorTooOld('is of another database');
  if (now.atMs - mark.atMs > cursorLifeMs) throw cursorTooOld('is more than 24 hours old');
}

export function cursorTooOld(reason: string, params: Record<string, number> = {}): AppError {
  return new AppError(
    'CONFLICT',
    `Expected after to be a cursor from which on all changes are known. It ${reason}: read anew, and watch without it.`,
    { params: { reason: 'CURSOR_TOO_OLD', argument: 'after', ...params } },
  );
}
