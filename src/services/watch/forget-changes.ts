import type { SystemContext } from '../../context/context.ts';
import { cursorLifeMs } from './cursor.ts';

/** A change is dated before it is committed: by as much as a transaction may take, and far more. */
const slackMs = 3_600_000;
const batchSize = 10_000;

/** Deletes what no cursor is behind any more, as each is of the last 24 hours. */
export async function forgetChanges({ em }: SystemContext): Promise<void> {
  let deleted: unknown[];
  do {
    deleted = await em.fork().execute(
      `delete from row_change where id in (
         select id from row_change where at < now() - ?::float8 * interval '1 millisecond'
         limit ${batchSize} for update skip locked) returning 1`,
      [cursorLifeMs + slackMs],
    );
  } while (deleted.length === batchSize);
}
