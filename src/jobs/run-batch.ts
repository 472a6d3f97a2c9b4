import type { Job as Entry } from 'pg-boss';
import type { Contexts, SystemContext } from '../context/context.ts';
import { toAppError } from '../errors.ts';
import { ofKeptAccount } from '../schema/account.ts';
import { Batch } from '../schema/batch.ts';
import type { BatchEntry } from '../services/batch/enqueue.ts';
import { giveUpBatch } from '../services/batch/give-up-batch.ts';
import { moveLine } from '../services/batch/line.ts';
import { readBatch } from '../services/batch/read-batch.ts';
import { completeEntry, touchEntry, touchEveryMs } from '../services/job/entry.ts';
import { batchRetryLimit } from '../services/job/open-queue.ts';
import type { Ending } from './lane.ts';

/** Reads the file of a batch. Told to stop, it leaves the rest to another, who goes on behind what was read. */
export function runReading(
  contexts: Contexts,
  entry: Entry<BatchEntry>,
  { stopping }: { stopping: AbortSignal },
): Promise<Ending> {
  return run(contexts, entry, async (ctx) => {
    const { batchId: id } = entry.data;
    const batch = await ctx.em.findOne(Batch, { id, ...ofKeptAccount });
    if (!batch) return true;
    return readBatch(contexts.forAccount(batch.accountId), id, { signal: stopping });
  });
}

/** Moves the line of a batch on. */
export function runLine(contexts: Contexts, entry: Entry<BatchEntry>): Promise<Ending> {
  return run(contexts, entry, async () => {
    await moveLine(contexts, entry.data.batchId);
    return true;
  });
}

/** One entry: what fails is tried again. What fails each time would for ever, and its batch with it: that is ended. */
async function run(
  contexts: Contexts,
  entry: Entry<BatchEntry>,
  work: (ctx: SystemContext) => Promise<boolean>,
): Promise<Ending> {
  const ctx = contexts.forSystem();
  const heartbeat = setInterval(() => void touchEntry(ctx.queue, entry).catch(() => undefined), touchEveryMs);
  try {
    if (await work(ctx)) await completeEntry(ctx.queue, entry);
    else await ctx.queue.fail(entry.name, entry.id);
    return 'ended';
  } catch (cause) {
    const error = toAppError(cause);
    const { batchId: batch } = entry.data;
    ctx.log.warn({ event: `${entry.name}_failed`, batch, code: error.code, err: error });
    const isOutage = error.code === 'SERVICE_UNAVAILABLE';
    if (!isOutage && entry.retryCount >= batchRetryLimit) {
      await giveUpBatch(ctx, batch, error);
      await completeEntry(ctx.queue, entry);
    } else await ctx.queue.fail(entry.name, entry.id);
    return isOutage ? 'outage' : 'ended';
  } finally {
    clearInterval(heartbeat);
  }
}
