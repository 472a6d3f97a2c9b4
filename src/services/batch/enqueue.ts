import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { shareTransaction } from '../job/entry.ts';
import { lineQueue, readQueue } from '../job/queue-name.ts';

/** What the queue delivers of batches, to be read or to have their lines moved on. */
export interface BatchEntry {
  batchId: string;
}

/** Has the line of a batch moved on by whoever comes first, in the transaction of `ctx.em`. While one waits, another would find nothing to do. */
export function enqueueLine(
  ctx: AnyContext,
  batchId: string,
  { delaySeconds = 0 }: { delaySeconds?: number } = {},
): Promise<void> {
  return enqueue(ctx, lineQueue, batchId, delaySeconds);
}

/** Has its file read, from where it was read to. */
export function enqueueReading(ctx: AnyContext, batchId: string): Promise<void> {
  return enqueue(ctx, readQueue, batchId, 0);
}

async function enqueue(ctx: AnyContext, queue: string, batchId: string, delaySeconds: number): Promise<void> {
  await ctx.queue.send(queue, { batchId } satisfies BatchEntry, {
    singletonKey: batchId,
    // One worker at a time has it.
    group: { id: batchId },
    startAfter: delaySeconds,
    ...shareTransaction(ctx.em),
  });
  await announce(ctx, { topic: 'queue', queue });
}
