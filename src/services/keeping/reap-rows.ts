import type { SystemContext } from '../../context/context.ts';
import type { PurgeCounts } from '../../schema/purge-run.ts';
import type { Reaping } from './reaping.ts';

export const rowsAtOnce = 1000;

/** Removes rows that hold no objects, at most `rowsAtOnce` in a transaction of `remove`, which gives their number. */
export async function reapRows(
  reaping: Reaping,
  counted: keyof PurgeCounts | null,
  remove: (inner: SystemContext) => Promise<number>,
): Promise<void> {
  while (!reaping.isOver()) {
    let count = 0;
    await reaping.save({
      async work(inner) {
        count = await remove(inner);
        if (counted) reaping.removed[counted] += count;
      },
    });
    if (count < rowsAtOnce) return;
  }
}

/** Deletes the rows of a table that end by `expires_at`, the oldest first. */
export async function deleteExpired({ em, now }: SystemContext, table: string): Promise<number> {
  const rows = await em.execute<unknown[]>(
    `delete from ${table} where id in (
       select id from ${table} where expires_at <= ? order by expires_at limit ${rowsAtOnce} for update skip locked
     ) returning 1`,
    [now()],
  );
  return rows.length;
}
