import type { EntityManager } from '@mikro-orm/postgresql';
import { badInput } from '../../errors.ts';
import { type Cursor, readCursor, takeCursor } from './cursor.ts';

/** Of this past everything is told to who gives no cursor: a client that begins anew after an outage has missed nothing. */
const pastMs = 10 * 60_000;
/** Longest time between the instant a row is dated and the one it can be read: commits and clocks are not exact. */
const commitSlackMs = 10_000;
const maxChanges = 10_000;

/** What one account watches: which rows, and how those of a time are found. */
export interface Watched {
  table: 'image' | 'job';
  kind: 'Image' | 'Job';
  accountId: string;
  /** SQL conditions for the rows that are told of a time without a cursor, each with an index; `?` is where it begins. */
  sinceSql: readonly string[];
  /** Another one for all rows, and its values. */
  filterSql?: string;
  filterValues?: readonly unknown[];
}

/** Where a watch begins: at the cursor that was given, or ten minutes ago. */
export async function readStart(em: EntityManager, after: string | null): Promise<Cursor> {
  if (after !== null) return readCursor({ em }, after);
  const now = await readCursor({ em }, await takeCursor(em, null));
  return { ...now, atMs: now.atMs - pastMs, xid: null };
}

/** Ids of what has changed or was deleted behind the cursor, oldest change first; BAD_USER_INPUT for more than 10,000. */
export async function listChanged(
  em: EntityManager,
  { table, kind, accountId, sinceSql, filterSql = 'true', filterValues = [] }: Watched,
  { xid, atMs }: Cursor,
): Promise<string[]> {
  const since = new Date(atMs - commitSlackMs);
  const conditions = xid === null ? sinceSql : ['changed_xid >= ?::xid8'];
  const isGoneBehind = xid === null ? 'deleted_at >= ?' : 'changed_xid >= ?::xid8';
  const from = xid ?? since;
  const limit = maxChanges + 1;
  const parts = conditions.map((condition) => ({
    sql: `select id, updated_at as at from ${table} where account_id = ? and ${condition} and ${filterSql} limit ?`,
    values: [accountId, ...(condition.includes('?') ? [from] : []), ...filterValues, limit],
  }));
  parts.push({
    sql: `select id, deleted_at as at from deletion where account_id = ? and kind = ? and ${isGoneBehind} limit ?`,
    values: [accountId, kind, from, limit],
  });
  const rows = await em.execute<{ id: string }[]>(
    `select id from (${parts.map(({ sql }) => `(${sql})`).join(' union all ')}) changed order by at`,
    parts.flatMap(({ values }) => values),
  );
  const ids = [...new Set(rows.map(({ id }) => id))];
  if (ids.length <= maxChanges) return ids;
  throw badInput(
    'after',
    `late enough that at most ${maxChanges} have changed (read the others by a list)`,
    'more',
    { limit: maxChanges },
  );
}
