import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { activeBatchStatuses, Batch, isBatchActive } from '../../schema/batch.ts';
import { checkIdCount, findNodes, requireNode } from '../access/find-node.ts';
import { checkQuota, lockAccount } from '../account/quota.ts';
import { itemCanceled, tellItems, told } from './end-items.ts';
import { enqueueLine, enqueueReading } from './enqueue.ts';
import { lockBatch } from './line.ts';

export interface BatchRetry {
  id: string;
  codes?: ErrorCode[] | null;
  itemIds?: string[] | null;
}

/**
 * Has items that failed or were canceled run again, all or those of these codes and ids, and with each those that have its address. A
 * file that was canceled while it was read is read on. CONFLICT if there is nothing to be done.
 */
export async function retryBatch(ctx: Context, { id, codes, itemIds }: BatchRetry): Promise<Batch> {
  const { id: batchId } = await requireNode(ctx, 'Batch', id);
  const named = itemIds == null ? null : await findNamed(ctx, batchId, itemIds);
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const batch = await lockBatch(inner, batchId);
    if (!batch) throw new AppError('GONE', `${batchId} has expired or was deleted.`);
    const wasActive = isBatchActive(batch);
    if (!wasActive) await checkActive(inner);
    const isAll = codes == null && named === null;
    const waits = batch.status === 'CANCELED' && (await keepWaiting(inner, batchId, { isAll }));
    const items = await queueAgain(inner, batchId, { codes: codes ?? null, named });
    const readsOn = !batch.isRead && !wasActive;
    if (items.length === 0 && !readsOn && !waits)
      throw new AppError('CONFLICT', 'Expected an item that failed or was canceled. There is none.', {
        params: { status: batch.status },
      });
    Object.assign(batch, {
      status: batch.isRead ? 'RUNNING' : 'READING',
      // A file that broke off stays so; what else the batch was given up for may have passed.
      error: batch.error?.code === 'BAD_USER_INPUT' ? batch.error : null,
      finalCounts: null,
      finishedAt: null,
      updatedAt: inner.now(),
    } satisfies Partial<Batch>);
    await inner.em.flush();
    if (readsOn) await enqueueReading(inner, batchId);
    await enqueueLine(inner, batchId);
    await tellItems(inner, items);
    await announce(inner, ...changesOf('batch', [batch]));
    return batch;
  });
}

/** The first of their addresses. NOT_FOUND if none of them is of this batch. */
async function findNamed(ctx: Context, batchId: string, itemIds: string[]): Promise<string[]> {
  checkIdCount('itemIds', itemIds);
  const items = await findNodes(ctx, 'BatchItem', itemIds, { where: { batchId } });
  if (items.length > 0) return items.map((item) => item.duplicateOfId ?? item.id);
  throw new AppError('NOT_FOUND', 'There are no such items in this batch.', {
    params: { argument: 'itemIds' },
  });
}

/**
 * Of a batch that was canceled, whether any of what waited then goes on. Where not all is tried again it is written down first that the rest
 * was canceled, which takes seconds for a hundred thousand.
 */
async function keepWaiting(
  { em }: Context,
  batchId: string,
  { isAll }: { isAll: boolean },
): Promise<boolean> {
  if (!isAll)
    await em.execute(
      `update batch_item set status = 'CANCELED', error = ?::jsonb, updated_at = now(), revision = revision + 1
        where batch_id = ? and status = 'QUEUED'`,
      [JSON.stringify(itemCanceled), batchId],
    );
  const waiting = await em.execute<object[]>(
    "select 1 from batch_item where batch_id = ? and status = 'QUEUED' limit 1",
    [batchId],
  );
  return waiting.length > 0;
}

async function checkActive(ctx: Context): Promise<void> {
  const active = await ctx.em.count(Batch, { status: { $in: [...activeBatchStatuses] } });
  checkQuota('activeBatches', 'batches that are not done', active + 1, ctx.config.maxBatches);
}

interface Wanted {
  codes: ErrorCode[] | null;
  named: string[] | null;
}

/** Their attempts stay counted. */
function queueAgain({ em }: Context, batchId: string, { codes, named }: Wanted) {
  return em.execute<{ id: string; accountId: string; batchId: string }[]>(
    `update batch_item item set status = 'QUEUED', error = null, updated_at = now(), revision = item.revision + 1
      where item.batch_id = ? and item.status in ('FAILED', 'CANCELED')
        ${codes ? "and item.error ->> 'code' = any(string_to_array(?, ','))" : ''}
        ${named ? 'and (item.id = any(?::text[]) or item.duplicate_of_id = any(?::text[]))' : ''}
      returning ${told}`,
    [
      batchId,
      ...(codes ? [codes.join()] : []),
      ...(named ? [`{${named.join(',')}}`, `{${named.join(',')}}`] : []),
    ],
  );
}
