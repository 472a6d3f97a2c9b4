import type { Job as Entry } from 'pg-boss';
import type { Contexts } from '../context/context.ts';
import { inTransaction } from '../context/transaction.ts';
import { activeJob, Job } from '../schema/job.ts';
import { politeHostOf } from '../services/fetch/host-of.ts';
import { bounceMs } from '../services/fetch/pace.ts';
import { reserveStarts } from '../services/fetch/reserve-starts.ts';
import { awaitTurn, leaveSeat, takeSeat } from '../services/fetch/seat.ts';
import { enqueueJobs } from '../services/job/enqueue-jobs.ts';
import { completeEntry, type JobEntry } from '../services/job/entry.ts';
import { jobSpecs } from '../services/job/job-spec.ts';
import type { Ending } from './lane.ts';
import { type RunOptions, runJob } from './run-job.ts';

/** Runs a job that fetches once its host may be asked; before that it goes back into line, as if nobody had seen it. */
export async function runFetch(
  contexts: Contexts,
  entry: Entry<JobEntry>,
  options: RunOptions,
): Promise<Ending> {
  const ctx = contexts.forSystem();
  const job = await ctx.em.findOne(Job, { id: entry.data.jobId, ...activeJob() });
  if (!job) return runJob(contexts, entry, options);
  const host = politeHostOf(new URL(jobSpecs.IMPORT_URL.payload.parse(job.payload).url));
  const seat = await takeSeat(ctx, host, job.id);
  if (!seat) {
    await standAside(contexts, { job, entry, host });
    return 'ended';
  }
  try {
    return await runJob(contexts, entry, { ...options, begin: () => awaitTurn(ctx, seat) });
  } finally {
    await leaveSeat(ctx, seat);
  }
}

async function standAside(
  contexts: Contexts,
  { job, entry, host }: { job: Job; entry: Entry<JobEntry>; host: string },
): Promise<void> {
  await inTransaction(contexts.forAccount(job.accountId), async (ctx) => {
    const [delaySeconds] = await reserveStarts(ctx, [host], { leastMs: bounceMs });
    const isOurs = await completeEntry(ctx.queue, entry, ctx.em);
    if (isOurs) await enqueueJobs(ctx, [job], { delaySeconds, first: true });
  });
}
