/**
 * One attempt of a job. A worker claims it, which counts an attempt; it is QUEUED all the same until a child begins with
 * it, and RUNNING from then on: a full house does not look like a busy one. It becomes SUCCEEDED with its result, FAILED
 * with its last error, or QUEUED again: after a failure that may pass, if attempts are left, or when its worker shuts down
 * or a part of the server is away, which gives the attempt back: no picture fails because the storage was down for a
 * minute. CANCELED comes from outside, at any time before the end. A worker that dies leaves it as it is: the queue then
 * delivers it to another, who claims it anew, or, after the last attempt, to the dead-letter queue, which makes it FAILED.
 *
 * Every write of an attempt names the claim it belongs to and hits only a job that has not ended under it. That is the
 * fence: a worker that slept through its own death finds that its result is no longer wanted.
 */
import { raw } from '@mikro-orm/postgresql';
import type { Job as Entry } from 'pg-boss';
import type { AnyContext, Context, SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, toFailure } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { activeJob, Job, type JobMetrics, type JobStage } from '../../schema/job.ts';
import { writeWithinQuota } from '../account/quota.ts';
import { settleItems } from '../batch/settle-items.ts';
import { touchItems } from '../collage/touch-items.ts';
import { readWish } from '../fetch/block-host.ts';
import { lockGalleryRows } from '../gallery/lock-galleries.ts';
import { dropUnkept } from '../keeping/stored-object.ts';
import { noteJobs } from '../webhook/note-jobs.ts';
import { enqueueJobs } from './enqueue-jobs.ts';
import { completeEntry, type JobEntry } from './entry.ts';
import { rejectImports } from './imports.ts';
import { findItemIds } from './item-of.ts';
import { specOf } from './job-spec.ts';

export interface Attempt {
  job: Job;
  entry: Entry<JobEntry>;
}

/** The job under a new claim, or null if it is final or gone. */
export async function claimJob(ctx: SystemContext, entry: Entry<JobEntry>): Promise<Attempt | null> {
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const claimed = await em.nativeUpdate(
      Job,
      { id: entry.data.jobId, ...activeJob() },
      {
        status: 'QUEUED',
        stage: 'WAITING',
        progress: 0,
        attempt: raw('attempt + 1'),
        claim: raw('claim + 1'),
        error: null,
        startedAt: null,
      },
    );
    if (claimed === 0) return null;
    const job = await em.findOneOrFail(Job, { id: entry.data.jobId }, { refresh: true });
    await announce(inner, ...changesOf('job', [job]));
    return { job, entry };
  });
}

/** Of the first stage of an attempt. The row follows with the report of it. */
function begin(job: Job): void {
  if (job.startedAt) return;
  job.startedAt = new Date();
  const queuedMs = job.startedAt.getTime() - job.createdAt.getTime();
  job.metrics = { ...job.metrics, queuedMs };
}

/** One statement of its own, so that the lock a NOTIFY takes at commit is never held by a transaction that matters. */
export async function reportProgress(
  ctx: Context,
  { job }: Attempt,
  stage: JobStage,
  progress: number,
): Promise<void> {
  begin(job);
  const { startedAt, metrics } = job;
  const update = ctx.em
    .createQueryBuilder(Job)
    .update({ status: 'RUNNING', stage, progress, startedAt, metrics })
    .where({ ...fence(job), progress: { $lte: progress } });
  const { affectedRows } = await update.execute('run');
  if (affectedRows > 0) await announce(ctx, ...changesOf('job', [job]));
}

export interface Outcome {
  metrics: Partial<JobMetrics>;
  /** Of the objects that are stored for it. */
  keys: readonly string[];
  /** Writes the results, in the transaction that ends the job. */
  write: (ctx: Context) => Promise<void>;
}

/**
 * Ends the job with its result; false, and nothing written, if the claim was lost or the image has gone. QUOTA_EXCEEDED,
 * and nothing written or kept, if the account would hold too much with it.
 */
export async function succeedAttempt(
  ctx: Context,
  { job, entry }: Attempt,
  { metrics, keys, write }: Outcome,
): Promise<boolean> {
  const end = async (inner: Context) => {
    // Purge puts the tombstone first, so an image that is alive and locked here keeps what is written now.
    const image = job.imageId === null ? null : await lockImage(inner, job.imageId);
    if (job.imageId !== null && !image) return false;
    const ended = await endJob(
      inner,
      { ...job, galleryId: image?.galleryId ?? null },
      { status: 'SUCCEEDED', stage: 'DONE', progress: 1, error: null },
      metrics,
    );
    if (!ended) return false;
    await touchItemsOf(inner, job);
    await writeWithinQuota(inner, job.accountId, write);
    await settleItems(inner, [job.imageId]);
    return true;
  };
  const isWritten = await inTransaction(ctx, end).catch(async (error) => {
    if (error instanceof AppError) await dropUnkept(ctx, keys);
    throw error;
  });
  if (isWritten) ctx.endedJobs.inc({ kind: job.kind, status: 'SUCCEEDED' });
  await completeEntry(ctx.queue, entry);
  return isWritten;
}

/** Ends the attempt with an error: in line again if that may help and attempts are left, else FAILED. */
export async function failAttempt(ctx: Context, attempt: Attempt, error: AppError): Promise<void> {
  const { job, entry } = attempt;
  if (error.code === 'SERVICE_UNAVAILABLE' && error.isRetryable && !isOutOfPatience(job)) {
    const delaySeconds = Math.round(outageDelaySeconds(job) * (1 + Math.random()));
    await requeue(ctx, attempt, { attempt: job.attempt - 1, error: toFailure(error) }, delaySeconds);
    return;
  }
  const wishMs = readWish(error);
  if (wishMs !== null && job.claim - job.attempt < mostWishes) {
    await requeue(ctx, attempt, { attempt: job.attempt - 1, error: toFailure(error) }, wishMs / 1000);
    return;
  }
  if (error.isRetryable && job.attempt < job.maxAttempts) {
    const delaySeconds = specOf(job.kind).delaySeconds(job.attempt);
    await requeue(ctx, attempt, { error: toFailure(error) }, delaySeconds);
    return;
  }
  await failJob(ctx, job, error);
  await completeEntry(ctx.queue, entry);
}

/** So often a host may have a job come again later before that costs an attempt. */
const mostWishes = 10;

/**
 * What is away is asked again after so long, each time twice as long, and not by all jobs at once; after a day its jobs
 * fail like any others.
 */
const outageRetrySeconds = { first: 5, longest: 300 };
const outagePatienceMs = 86_400_000;

/** Each claim that was given back before counts as one time. */
export function outageDelaySeconds({ claim, attempt }: Pick<Job, 'claim' | 'attempt'>): number {
  const { first, longest } = outageRetrySeconds;
  return Math.min(first * 2 ** (claim - attempt), longest);
}

function isOutOfPatience({ createdAt }: Job): boolean {
  return Date.now() - createdAt.getTime() > outagePatienceMs;
}

/** Puts the job back as if it had not been claimed; the claim stays counted, the attempt does not. */
export async function giveBack(ctx: Context, attempt: Attempt): Promise<void> {
  await requeue(ctx, attempt, { attempt: attempt.job.attempt - 1 }, 0);
}

/** For a job whose worker died in its last attempt. */
export async function buryJob(ctx: SystemContext, entry: Entry<JobEntry>, error: AppError): Promise<void> {
  const job = await ctx.em.findOne(Job, { id: entry.data.jobId, ...activeJob() });
  if (job) await failJob(ctx, job, error);
  await completeEntry(ctx.queue, entry);
}

async function failJob(ctx: AnyContext, job: Job, error: AppError): Promise<void> {
  const end = { status: 'FAILED', error: toFailure(error) } as const;
  const isWritten = await inTransaction(ctx, async (inner) => {
    // Images are locked before their jobs.
    if (job.imageId !== null) await lockImage(inner, job.imageId);
    const ended = await endJob(inner, job, end, {});
    if (ended) await rejectImports(inner, [job], end.error);
    if (ended) await touchItemsOf(inner, job);
    if (ended) await settleItems(inner, [job.imageId]);
    return ended;
  });
  if (isWritten) ctx.endedJobs.inc({ kind: job.kind, status: 'FAILED' });
}

async function requeue(
  ctx: Context,
  { job, entry }: Attempt,
  patch: Partial<Job>,
  delaySeconds: number,
): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const change = {
      status: 'QUEUED',
      stage: 'WAITING',
      progress: 0,
      startedAt: null,
      metrics: { ...job.metrics, queuedMs: null },
      ...patch,
    } as const;
    const hit = await inner.em.nativeUpdate(Job, fence(job), change);
    const isOurs = await completeEntry(ctx.queue, entry, inner.em);
    if (hit === 0) return;
    // An entry that was taken from us is delivered again; with another beside it two workers would have the job.
    if (isOurs) await enqueueJobs(inner, [{ ...job, ...change }], { delaySeconds, first: true });
    await announce(inner, ...changesOf('job', [job]));
  });
}

async function endJob(
  ctx: AnyContext,
  job: Job & { galleryId?: string | null },
  end: Partial<Job> & { status: 'SUCCEEDED' | 'FAILED' },
  metrics: Partial<JobMetrics>,
): Promise<boolean> {
  const now = new Date();
  const runMs = job.startedAt ? now.getTime() - job.startedAt.getTime() : null;
  const hit = await ctx.em.nativeUpdate(Job, fence(job), {
    ...end,
    startedAt: job.startedAt,
    metrics: { ...job.metrics, runMs, ...metrics },
    finishedAt: now,
  });
  if (hit === 0) return false;
  noteJobs(ctx, [job], end.status === 'SUCCEEDED' ? 'JOB_SUCCEEDED' : 'JOB_FAILED');
  const { imageId, accountId, galleryId } = job;
  await announce(
    ctx,
    ...changesOf('job', [job]),
    ...(imageId ? changesOf('image', [{ id: imageId, accountId, galleryId }]) : []),
  );
  return true;
}

function fence({ id, claim }: Job) {
  return { id, claim, ...activeJob() };
}

/**
 * As strongly as a result may need it, and its gallery, which changes with it: what the account holds is locked next, and after
 * that neither may be.
 */
async function lockImage(ctx: AnyContext, id: string): Promise<{ galleryId: string | null } | null> {
  const [image] = await ctx.em.execute<{ gallery_id: string | null }[]>(
    'select gallery_id from image where id = ? and gone_at is null for no key update',
    [id],
  );
  if (!image) return null;
  const galleryId = image.gallery_id;
  if (galleryId !== null) await lockGalleryRows(ctx, [galleryId]);
  return { galleryId };
}

/** Whose picture it was about. A thumbnail is nothing to where it lies. */
async function touchItemsOf(ctx: AnyContext, { imageId, kind }: Job): Promise<void> {
  if (imageId === null) return;
  await touchItems(ctx, await findItemIds(ctx, [imageId]), { asksLayout: kind !== 'PREPARE_IMAGE' });
}
