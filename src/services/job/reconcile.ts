import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { Job } from '../../schema/job.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import { jobSpecs } from './job-spec.ts';

/** So long a job may be without an entry: one is written with its row, and the next with the end of the one before. */
const graceSeconds = 60;
const batchSize = 500;

/**
 * Puts jobs in line that are not final and have no entry in the queue: those of a database that was restored without
 * it, of a queue that was emptied, of a program that named its queues in another way.
 */
export async function reconcileJobs(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ jobs: number }> {
  let jobs = 0;
  while (!signal?.aborted) {
    const count = await inTransaction(ctx, reconcileSome);
    jobs += count;
    if (count < batchSize) break;
  }
  return { jobs };
}

async function reconcileSome(ctx: SystemContext): Promise<number> {
  const ids = await ctx.em.execute<{ id: string }[]>(
    `select id from job
      where status in ('QUEUED', 'RUNNING') and kind = any(string_to_array(?, ',')) and updated_at < now() - make_interval(secs => ?)
        and not exists (
          select from pgboss.job as entry
            where entry.state < 'completed' and entry.data->>'jobId' = job.id)
      order by id limit ? for update skip locked`,
    // A kind that only a newer program knows is that one's to put in line.
    [Object.keys(jobSpecs).join(), graceSeconds, batchSize],
  );
  const jobs = await ctx.em.find(Job, { id: { $in: ids.map(({ id }) => id) } }, { refresh: true });
  await enqueueJobs(ctx, jobs);
  for (const { id, kind } of jobs) ctx.log.warn({ event: 'job.requeued', job: id, kind });
  return jobs.length;
}
