import { countByStatus, type StatusCount } from '../../context/batch-loaders.ts';
import type { AnyContext } from '../../context/context.ts';
import type { Batch, BatchCounts, FailureCount } from '../../schema/batch.ts';
import type { JobStatus } from '../../schema/job.ts';

type Counted = Pick<Batch, 'id' | 'rowCount' | 'itemCount' | 'distinctCount'>;

/** As of now, once for all fields that need them; of a batch that is final as they were written with its end. */
export async function readCounts(ctx: AnyContext, batch: Batch): Promise<BatchCounts> {
  return batch.finalCounts ?? addUp(batch, await ctx.loaders.itemCountsOf.load(batch.id));
}

/** As the transaction of `ctx.em` would leave them. */
export async function countItems({ em }: AnyContext, batch: Counted): Promise<BatchCounts> {
  return addUp(batch, await countByStatus(em, [batch.id]));
}

function addUp({ rowCount, itemCount, distinctCount }: Counted, found: readonly StatusCount[]): BatchCounts {
  const of = (status: JobStatus) => found.find((one) => one.status === status)?.count ?? 0;
  return {
    rows: rowCount,
    items: itemCount,
    distinct: distinctCount,
    queued: of('QUEUED'),
    running: of('RUNNING'),
    succeeded: of('SUCCEEDED'),
    failed: of('FAILED'),
    canceled: of('CANCELED'),
    inputBytes: found.reduce((sum, { inputBytes }) => sum + inputBytes, 0),
    outputBytes: found.reduce((sum, { outputBytes }) => sum + outputBytes, 0),
  };
}

/** By code, most first. */
export function countFailures({ em }: AnyContext, { id }: Pick<Batch, 'id'>): Promise<FailureCount[]> {
  return em.execute<FailureCount[]>(
    `select error ->> 'code' as code, count(*)::int as count from batch_item
      where batch_id = ? and status = 'FAILED' group by 1 order by 2 desc, 1`,
    [id],
  );
}
