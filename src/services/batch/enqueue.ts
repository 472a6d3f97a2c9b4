import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { shareTransaction } from '../job/entry.ts';
import { lineQueue, readQueue } from '../job/queue-name.ts';

/** What the queue delivers of batches: one to be read, or whose line is to move on. */
export interface BatchEntry {
  batchId: string;
}

/** Has the line of a batch move on, in the transaction of `ctx.em`. While one entry waits, another would find nothing to do. */
export function enqueueLine(ctx: AnyContext, batchId: string): Promise<void> {
  return enqueue(ctx, lineQueue, batchId, { singletonKey: batchId });
}

/** The same after a while. In its own name, or who comes before would wait for it. */
export function enqueueLater(ctx: AnyContext, batchId: string, seconds: number): Promise<void> {
  return enqueue(ctx, lineQueue, batchId, { singletonKey: `${batchId} later`, startAfter: seconds });
}

/** Has its file read, from where it was read to. */
export function enqueueReading(ctx: AnyContext, batchId: string): Promise<void> {
  return enqueue(ctx, readQueue, batchId, { singletonKey: batchId });
}

async function enqueue(
  ctx: AnyContext,
  queue: string,
  batchId: string,
  options: { singletonKey: string; startAfter?: number },
): Promise<void> {
  await ctx.queue.send(queue, { batchId } satisfies BatchEntry, {
    ...options,
    // One worker at a time has it.
    group: { id: batchId },
    ...shareTransaction(ctx.em),
  });
  await announce(ctx, { topic: 'queue', queue });
}
