import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import type { Job } from '../../schema/job.ts';
import { type JobEntry, shareTransaction } from './entry.ts';
import { queueOf } from './queue-name.ts';

type Enqueued = Pick<Job, 'id' | 'accountId' | 'kind' | 'payload' | 'attempt' | 'maxAttempts'> & {
  /** Default: that of the options. */
  delaySeconds?: number;
};

export interface EnqueueOptions {
  /** Default: 0. */
  delaySeconds?: number;
  /** Before those that are waiting, for what has had its turn already. Default: false. */
  first?: boolean;
}

/** Puts the jobs in line, in the transaction of `ctx.em`. What attempts a job has left, its entry has. */
export async function enqueueJobs(
  ctx: AnyContext,
  jobs: readonly Enqueued[],
  { delaySeconds = 0, first = false }: EnqueueOptions = {},
): Promise<void> {
  for (const [queue, some] of Map.groupBy(jobs, queueOf)) {
    const entries = some.map(({ id, accountId, attempt, maxAttempts, delaySeconds: own }) => ({
      data: { jobId: id } satisfies JobEntry,
      group: { id: accountId },
      retryLimit: Math.max(0, maxAttempts - attempt - 1),
      startAfter: own ?? delaySeconds,
      priority: first ? 1 : 0,
    }));
    await ctx.queue.insert(queue, entries, shareTransaction(ctx.em));
    // Nobody finds what is not due.
    if (entries.some(({ startAfter }) => startAfter === 0)) await announce(ctx, { topic: 'queue', queue });
  }
}
