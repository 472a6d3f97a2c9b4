import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { Job } from '../../schema/job.ts';
import { models } from '../../tools/imaging/model/models.ts';
import { enqueueLine, enqueueReading } from '../batch/enqueue.ts';
import { enqueueLayout } from '../collage/ask-layout.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import { jobSpecs } from './job-spec.ts';
import { listAllQueues, queueOf } from './queue-name.ts';

/** So long a job may be without an entry: one is written with its row, and the next with the end of the one before. */
const graceSeconds = 60;
const batchSize = 500;
const queues = new Set(listAllQueues(Object.keys(models)));

/**
 * Puts jobs in line that are not final and have no entry in the queue: those of a database that was restored without
 * it, of a queue that was emptied, of a program that named its queues in another way.
 */
export async function reconcileJobs(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ jobs: number; layouts: number }> {
  const layouts = await reconcileLayouts(ctx);
  await reconcileBatches(ctx);
  let jobs = 0;
  let after = '';
  while (!signal?.aborted) {
    const { last, requeued } = await inTransaction(ctx, (inner) => reconcileSome(inner, after));
    jobs += requeued;
    if (last === null) break;
    after = last;
  }
  return { jobs, layouts };
}

/** The same of wishlists whose collages are to be laid out; the queue takes one that is in it but once. */
async function reconcileLayouts(ctx: SystemContext): Promise<number> {
  const rows = await ctx.em.execute<{ id: string }[]>(
    `select distinct wishlist.id from collage join wishlist on wishlist.id = collage.wishlist_id
      where collage.asked <> collage.laid_out and collage.asked_at < now() - make_interval(secs => ?)
        and wishlist.gone_at is null limit ?`,
    [graceSeconds, batchSize],
  );
  for (const { id } of rows) await inTransaction(ctx, (inner) => enqueueLayout(inner, id));
  return rows.length;
}

/** All that are not done, of which there are few: an entry that was not needed finds nothing to do. */
async function reconcileBatches(ctx: SystemContext): Promise<void> {
  const rows = await ctx.em.execute<{ id: string; isRead: boolean }[]>(
    `select id, is_read as "isRead" from batch where status in ('READING', 'RUNNING') and gone_at is null
      and updated_at < now() - make_interval(secs => ?)`,
    [graceSeconds],
  );
  for (const { id, isRead } of rows)
    await inTransaction(ctx, async (inner) => {
      if (!isRead) await enqueueReading(inner, id);
      await enqueueLine(inner, id);
    });
}

/** Those after this id; `last` is where the next begin. */
async function reconcileSome(
  ctx: SystemContext,
  after: string,
): Promise<{ last: string | null; requeued: number }> {
  const ids = await ctx.em.execute<{ id: string }[]>(
    `select id from job
      where id > ? and status in ('QUEUED', 'RUNNING') and kind = any(string_to_array(?, ',')) and updated_at < now() - make_interval(secs => ?)
        and not exists (
          select from pgboss.job as entry
            where entry.state < 'completed' and entry.data->>'jobId' = job.id)
      order by id limit ? for update skip locked`,
    // A kind that only a newer program knows is that one's to put in line.
    [after, Object.keys(jobSpecs).join(), graceSeconds, batchSize],
  );
  const jobs = await ctx.em.find(Job, { id: { $in: ids.map(({ id }) => id) } }, { refresh: true });
  const queued = jobs.filter((job) => {
    if (hasQueue(job)) return true;
    ctx.log.error({ event: 'job.not_queueable', job: job.id, kind: job.kind });
    return false;
  });
  await enqueueJobs(ctx, queued);
  for (const { id, kind } of queued) ctx.log.warn({ event: 'job.requeued', job: id, kind });
  return { last: ids.length < batchSize ? null : ids.at(-1)!.id, requeued: queued.length };
}

/** Not one that is told what only another version reads, or whose model no version has any more: it must not stop the others. */
function hasQueue(job: Job): boolean {
  try {
    return queues.has(queueOf(job));
  } catch {
    return false;
  }
}
