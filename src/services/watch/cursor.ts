/**
 * Where somebody who watches goes on. A cursor names the oldest transaction that was still under way when a moment was
 * looked at, as Postgres numbers them: whatever commits after that moment has this number or a higher one, however long it
 * was held open, whenever it was begun and whatever its clock said. A row keeps the number of the transaction that changed
 * it last, so what is behind a cursor is what has that number or a higher one. Some of it was told before; none is missed.
 *
 * It also names the database whose numbers these are: one that was restored from a dump, or is another, counts anew. And
 * the moment, as deletions are kept for a day only. While the past is told that nobody gave a cursor for, there is no such
 * number; the cursor is the moment then from which the past is told.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';

/** How long what was deleted is known. */
export const deletionLifeMs = 24 * 3_600_000;

const cursorSchema = z.tuple([
  z.string(),
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable(),
]);

export interface Cursor {
  /** Of the database. */
  origin: string;
  atMs: number;
  xid: string | null;
}

export function encodeCursor({ origin, atMs, xid }: Cursor): string {
  return Buffer.from(JSON.stringify([origin, atMs, xid])).toString('base64url');
}

function decodeCursor(text: string): Cursor | null {
  try {
    const [origin, atMs, xid] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { origin, atMs, xid };
  } catch {
    return null;
  }
}

/** Tells the database that this cluster's numbers are of: another after a restore. */
const originSql = `(select system_identifier::text from pg_control_system()) || '.' ||
  (select timeline_id from pg_control_checkpoint()) || '.' ||
  (select oid from pg_database where datname = current_database())`;

/**
 * The cursor of this moment, and a notification in the same transaction, if there is something to notify: when that has
 * come, so has all that was notified before this moment.
 */
export async function takeCursor(
  em: EntityManager,
  notification: readonly [channel: string, payload: string] | null,
): Promise<string> {
  const notify = notification ? ', pg_notify(?, ?)' : '';
  const [row] = await em.execute<{ origin: string; xid: string; at_ms: string }[]>(
    `select ${originSql} as origin, pg_snapshot_xmin(pg_current_snapshot())::text as xid,
       floor(extract(epoch from clock_timestamp()) * 1000)::bigint::text as at_ms ${notify}`,
    notification ? [...notification] : [],
  );
  const { origin, xid, at_ms: atMs } = row!;
  return encodeCursor({ origin, atMs: Number(atMs), xid });
}

/** CONFLICT, with the reason CURSOR_TOO_OLD, for one that is none of this database or from before what is known. */
export async function readCursor({ em }: Pick<Context, 'em'>, text: string): Promise<Cursor> {
  const cursor = decodeCursor(text);
  const [now] = await em.execute<{ origin: string; xid: string }[]>(
    `select ${originSql} as origin, pg_snapshot_xmax(pg_current_snapshot())::text as xid`,
  );
  const isOfNow =
    cursor !== null &&
    cursor.origin === now!.origin &&
    cursor.atMs > Date.now() - deletionLifeMs &&
    (cursor.xid === null || BigInt(cursor.xid) <= BigInt(now!.xid));
  if (isOfNow) return cursor;
  throw new AppError(
    'CONFLICT',
    'Expected "after" to be the cursor of an event of the last 24 hours. Read anew what is watched, and begin without it.',
    { params: { argument: 'after', reason: 'CURSOR_TOO_OLD' } },
  );
}
