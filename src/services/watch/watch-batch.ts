import type { Context } from '../../context/context.ts';
import { Batch, isBatchActive } from '../../schema/batch.ts';
import type { BatchItem } from '../../schema/batch-item.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';
import { requireNode } from '../access/find-node.ts';
import { decodeCursor } from './cursor.ts';
import { listChanges } from './list-changes.ts';
import { pace } from './pace.ts';
import { renewContext } from './watch.ts';

/** Its counts are read for each event; nobody reads faster. */
const batchEveryMs = 500;
/** All items of a large batch may have changed in ten minutes. */
const mostItems = 1_000_000;

export type BatchChange = FeedEvent<Batch>;

/** The batch now, then at most twice a second, to its end, which is never left out; without it, last, if it is gone. */
export async function watchBatch(ctx: Context, id: string): Promise<AsyncIterableIterator<FeedEvent<Batch>>> {
  await requireNode(ctx, 'Batch', id);
  const events = await ctx.events.batches.watch({
    of: { id },
    list: async () => ({ ids: [id], from: null, mark: null }),
    isFinal: (batch) => !isBatchActive(batch),
    onEvent: () => renewContext(ctx),
  });
  return pace(events, batchEveryMs);
}

/** An item of a batch that has changed, or nothing but where to go on. */
export interface BatchItemChange extends Pick<FeedEvent<BatchItem>, 'mark' | 'isCaughtUp'> {
  item: BatchItem | null;
  /** The batch has expired or was deleted: nothing comes after it. */
  isGone: boolean;
}

const done = { value: undefined, done: true } as const;

/**
 * Items of a batch that run or have changed since, then every one that begins or ends, until the batch is final. Those that are read,
 * or queued or canceled while they wait, are told of by the batch alone.
 */
export async function watchBatchItems(
  ctx: Context,
  { batchId, after }: { batchId: string; after?: string | null },
): Promise<AsyncIterableIterator<BatchItemChange>> {
  await requireNode(ctx, 'Batch', batchId);
  const place = after == null ? null : decodeCursor(after);
  const em = ctx.em.fork();
  const events = await ctx.events.batchItems.watch({
    of: { batchId },
    list: (told) =>
      listChanges(
        { em: em.fork() },
        {
          topic: 'batchItem',
          of: batchId,
          told: told ?? place,
          most: mostItems,
          besides: () => ({
            sql: `select ?::text as id union all select id from batch_item where batch_id = ? and status = 'RUNNING'`,
            values: [batchId, batchId],
          }),
        },
      ),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
  return tellItems(events);
}

/** The end of the batch comes last: what there was to begin with may be told behind it. */
function tellItems(
  events: AsyncIterableIterator<FeedEvent<BatchItem | Batch>>,
): AsyncIterableIterator<BatchItemChange> {
  let isOver = false;
  let hasEnded = false;

  async function next(): Promise<IteratorResult<BatchItemChange>> {
    while (!hasEnded) {
      const { value: event, done: isLast } = await events.next();
      if (isLast) return done;
      const { row, id, mark, isCaughtUp } = event;
      const isOfBatch = row instanceof Batch || (row === null && id !== null);
      const isGone = isOfBatch && row === null;
      if (isOfBatch) isOver = isGone || !isBatchActive(row as Batch);
      hasEnded = isOver && (isCaughtUp || isGone);
      if (isOfBatch && !hasEnded) continue;
      if (hasEnded) await events.return?.();
      const item = isOfBatch ? null : (row as BatchItem | null);
      return { value: { item, mark, isCaughtUp, isGone }, done: false };
    }
    return done;
  }

  const iterator: AsyncIterableIterator<BatchItemChange> = {
    next,
    async return() {
      hasEnded = true;
      await events.return?.();
      return done;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
