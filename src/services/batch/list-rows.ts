import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import type { Batch } from '../../schema/batch.ts';
import { BatchRow } from '../../schema/batch-row.ts';
import type { Connection } from '../../schema/connection.ts';
import type { JobStatus } from '../../schema/job.ts';
import { checkFirst, type PageRequest, wrapPage } from '../list/page.ts';
import { worstFirst } from './row-status.ts';

export interface RowsRequest extends PageRequest {
  statuses?: JobStatus[] | null;
}

/** A page of its rows, in the order of the file; of those of these statuses, or of all. */
export async function listRows(
  ctx: Context,
  batch: Pick<Batch, 'id' | 'status'>,
  { first: asked, after, statuses }: RowsRequest,
): Promise<Connection<BatchRow>> {
  const first = checkFirst(asked);
  const behind = after == null ? -1 : readCursor(after);
  const rows = statuses
    ? await findByStatus(ctx, batch.id, { statuses: keptAs(batch, statuses), behind, limit: first + 1 })
    : await ctx.em.find(
        BatchRow,
        { batchId: batch.id, index: { $gt: behind } },
        { orderBy: { index: 'asc' }, limit: first + 1 },
      );
  return wrapPage(rows, first, ({ index }) => Buffer.from(`row ${index}`).toString('base64url'));
}

/** What waited in a batch that was canceled is shown as canceled: shown-item.ts. */
function keptAs({ status }: Pick<Batch, 'status'>, statuses: JobStatus[]): JobStatus[] {
  if (status !== 'CANCELED') return statuses;
  const others = statuses.filter((one) => one !== 'QUEUED');
  return others.includes('CANCELED') ? [...others, 'QUEUED'] : others;
}

interface Part {
  statuses: JobStatus[];
  behind: number;
  limit: number;
}

/** A row is of one status, so the first of each are the first of all; the index finds those of each. */
async function findByStatus(
  ctx: Context,
  batchId: string,
  { statuses, behind, limit }: Part,
): Promise<BatchRow[]> {
  const parts = [...new Set(statuses)].flatMap((status) => [
    {
      sql: `select distinct item.row_index from batch_item item
        where item.batch_id = ? and item.status = ? and item.row_index > ? and not exists (
          select from batch_item other where other.row_id = item.row_id and other.status = any(string_to_array(?, ',')))
        order by item.row_index limit ?`,
      values: [batchId, status, behind, worstFirst.slice(0, worstFirst.indexOf(status)).join(), limit],
    },
    ...(status === 'SUCCEEDED' ? [ofNone(batchId, behind, limit)] : []),
  ]);
  if (parts.length === 0) return [];
  const found = await ctx.em.execute<{ row_index: number }[]>(
    `select row_index from (${parts.map(({ sql }) => `(${sql})`).join(' union all ')}) part order by row_index limit ?`,
    [...parts.flatMap(({ values }) => values), limit],
  );
  const index = { $in: found.map(({ row_index }) => row_index) };
  return ctx.em.find(BatchRow, { batchId, index }, { orderBy: { index: 'asc' } });
}

/** Rows that have no item. */
const ofNone = (batchId: string, behind: number, limit: number) => ({
  sql: 'select index from batch_row where batch_id = ? and item_count = 0 and index > ? order by index limit ?',
  values: [batchId, behind, limit],
});

function readCursor(cursor: string): number {
  const [, index] = /^row (\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (index !== undefined) return Number(index);
  throw badInput('after', 'a cursor of an earlier page', 'something else');
}
