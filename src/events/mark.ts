/**
 * How it is known what somebody who watches has not been told.
 *
 * The table `row_change` has a row for each image and job that changed in the last day, with the number of the transaction
 * (xid) that changed it last. A mark is the lowest xid of all transactions that were under way at an instant (the xmin of a
 * snapshot). Whatever committed before that instant with a lower xid is visible to it; whatever commits after it was under
 * way, or not begun: its xid is the mark's or higher. So "changed at or after the mark" names every change that commits after
 * the instant, in whatever order and however late transactions commit, and some of those just before. No clock is asked.
 * A row that several have changed keeps the xid of the last to commit, as each waits for the lock of the one before.
 *
 * Every message carries the mark of the statement that sends it. Postgres puts messages in line before their transactions
 * become visible, and delivers them in that line's order. So who hears a mark has heard of whatever is visible to its
 * snapshot, which is all that changed before it. That holds because changes are announced in their own transactions.
 * Progress is not: it is not in the table, and who comes back is told of all jobs that are RUNNING.
 *
 * In the mark there is also when it was read, by the database's clock, and of which database it is.
 */
export interface Mark {
  xid: bigint;
  atMs: number;
  database: string;
}

/**
 * The mark of now. The database is named by its cluster and the table's file: after a dump was restored it is another. xids
 * may go back where files of an earlier day are put in place of today's; then `start` tells (services/watch/list-changes.ts).
 */
export const readMarkSql = `concat_ws('.', pg_snapshot_xmin(pg_current_snapshot()),
  floor(extract(epoch from clock_timestamp()) * 1000),
  (select to_hex(system_identifier) from pg_control_system()) || '/' || pg_relation_filepath('row_change'))`;

export function parseMark(mark: string): Mark {
  const [xid = '', atMs, database = ''] = mark.split('.');
  return { xid: BigInt(xid), atMs: Number(atMs), database };
}

export function writeMark({ xid, atMs, database }: Mark): string {
  return `${xid}.${atMs}.${database}`;
}
