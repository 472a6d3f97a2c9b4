import { LockMode } from '@mikro-orm/postgresql';
import type { AnyContext, Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Failure } from '../../schema/error.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { settleItems } from '../batch/settle-items.ts';
import { touchItems } from '../collage/touch-items.ts';
import { lockImports, rejectImports } from './imports.ts';
import { findItemIds } from './item-of.ts';

const canceled: Failure = {
  code: 'CANCELED',
  message: 'The job was canceled.',
  isRetryable: true,
  params: {},
};

/** CONFLICT if the job has succeeded or failed; a job that is canceled already is answered as it is. */
export async function cancelJob(ctx: Context, id: string): Promise<Job> {
  const job = await requireNode(ctx, 'Job', id);
  const ended = await inTransaction(ctx, async (inner) => {
    // Images are locked before their jobs, and items behind both.
    await inner.em.execute('select from image where id = ? for no key update', [job.imageId]);
    const canceledJobs = await cancelJobs(inner, { id: job.id });
    if (canceledJobs.length > 0) await touchItems(inner, await findItemIds(inner, [job.imageId]));
    return canceledJobs;
  });
  await ctx.em.refresh(job);
  if (ended.length === 0 && job.status !== 'CANCELED')
    throw new AppError('CONFLICT', `Expected the job to be queued or running. It is ${job.status}.`, {
      params: { status: job.status },
    });
  return job;
}

/** Cancels those that are not final. Their workers are told, and could not write a result any more. */
export async function cancelJobs(
  ctx: AnyContext,
  where: { id: string } | { accountId: string } | { imageId: { $in: string[] }; id?: { $in: string[] } },
): Promise<Job[]> {
  // Of images that are named their caller has locked them.
  if (!('imageId' in where)) await lockImports(ctx, where);
  const jobs = await ctx.em.find(
    Job,
    { ...where, ...activeJob() },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const now = new Date();
  for (const job of jobs)
    Object.assign(job, {
      status: 'CANCELED',
      error: canceled,
      finishedAt: now,
    } satisfies Partial<Job>);
  await ctx.em.flush();
  await rejectImports(ctx, jobs, canceled);
  await settleItems(
    ctx,
    jobs.map(({ imageId }) => imageId),
  );
  for (const { kind } of jobs) ctx.endedJobs.inc({ kind, status: 'CANCELED' });
  const ends = jobs.map(({ id }) => ({ topic: 'jobEnd', id }) as const);
  await announce(ctx, ...changesOf('job', jobs), ...ends);
  return jobs;
}
