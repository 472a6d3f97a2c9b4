import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Batch, BatchCounts, BatchStatus } from '../../schema/batch.ts';
import { noteEvent } from '../webhook/note-event.ts';
import { countItems } from './count-items.ts';

/** Of one of which nothing is left to be done. */
export async function statusOfEnd(ctx: AnyContext, batch: Batch): Promise<BatchStatus> {
  if (batch.error !== null) return 'FAILED';
  const { failed, canceled } = await countItems(ctx, batch);
  return failed + canceled > 0 ? 'COMPLETED_WITH_ERRORS' : 'COMPLETED';
}

/** What still waits ends with it. */
async function countEnd(ctx: AnyContext, batch: Batch): Promise<BatchCounts> {
  const counts = await countItems(ctx, batch);
  const { queued, running, canceled } = counts;
  return { ...counts, queued: 0, running: 0, canceled: canceled + queued + running };
}

/** Ends a batch, which is locked, in the transaction that has ended the last of it: with its counts, which change no more. */
export async function finishBatch(ctx: AnyContext, batch: Batch, status: BatchStatus): Promise<void> {
  await ctx.em.flush();
  Object.assign(batch, {
    status,
    finalCounts: await countEnd(ctx, batch),
    finishedAt: ctx.now(),
  } satisfies Partial<Batch>);
  await ctx.em.flush();
  const { id: batchId, accountId, webhookEndpointId: tells } = batch;
  noteEvent(ctx, { type: 'BATCH_FINISHED', accountId, batchId, tells });
  await announce(ctx, ...changesOf('batch', [batch]));
}
