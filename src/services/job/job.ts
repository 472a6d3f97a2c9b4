import { LockMode } from '@mikro-orm/postgresql';
import type { AnyContext, Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { publish } from '../../events/events.ts';
import { createId } from '../../schema/id.ts';
import type { Image } from '../../schema/image.ts';
import { activeJobStatuses, Job, type JobKind } from '../../schema/job.ts';
import type { Recipe } from '../../schema/recipe.ts';
import { Rendition } from '../../schema/rendition.ts';
import { requireNode } from '../access/find-node.ts';
import { checkByteQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { lockAliveImage } from '../image/lock-alive-image.ts';
import { completeRecipe, modelOf, renditionKey } from '../recipe/recipe.ts';
import { enqueueJob } from './queue.ts';

const maxAttempts = 3;

interface NewJob {
  kind: JobKind;
  image: Image;
  recipe?: Recipe;
  renditionKey?: string;
  retryOfId?: string | null;
  createdAt?: Date;
}

/** Writes the row of a new job and puts it in line; both come true with the transaction of `ctx.em`. */
export async function createJob(ctx: Context, job: NewJob): Promise<Job> {
  const row = buildJob(ctx, job);
  ctx.em.persist(row);
  await ctx.em.flush();
  await enqueueJob(ctx, row);
  await publish(ctx.em, { topic: 'job', id: row.id, accountId: row.accountId });
  return row;
}

function buildJob(
  ctx: Context,
  { kind, image, recipe, renditionKey: key, retryOfId, createdAt = new Date() }: NewJob,
): Job {
  return ctx.em.create(Job, {
    id: createId('Job'),
    accountId: image.accountId,
    imageId: image.id,
    kind,
    status: 'QUEUED',
    stage: 'WAITING',
    progress: 0,
    attempt: 0,
    maxAttempts,
    claim: 0,
    error: null,
    recipe: recipe ?? null,
    renditionKey: key ?? null,
    retryOfId: retryOfId ?? null,
    metrics: { queuedMs: null, runMs: null, inputBytes: image.byteSize, outputBytes: null, stages: [] },
    createdAt,
    updatedAt: createdAt,
    startedAt: null,
    finishedAt: null,
  });
}

/** A job for the recipe: the one in flight, or the one that already made it, or a new one. */
export async function requestRendition(
  ctx: Context,
  { imageId, recipe, retryOfId }: { imageId: string; recipe: Recipe; retryOfId?: string },
): Promise<Job> {
  const image = await requireReadyImage(ctx, imageId);
  const complete = completeRecipe(ctx, recipe);
  return withLocks(ctx, image, (inner) => findOrCreateJob(inner, { image, recipe: complete, retryOfId }));
}

async function requireReadyImage(ctx: Context, id: string): Promise<Image> {
  const image = await requireNode(ctx, 'Image', id);
  if (image.state === 'READY') return image;
  throw new AppError('CONFLICT', `Expected the image to be READY. It is ${image.state}.`, {
    params: { state: image.state },
  });
}

/** One transaction in which nobody else adds a job for the account, and the image stays. */
async function withLocks<T>(ctx: Context, image: Image, work: (inner: Context) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    await lockAliveImage(inner, image.id);
    return work(inner);
  });
}

/** Expects the account to be locked, so that two callers do not both create. A retry is a new job even if it is made. */
export async function findOrCreateJob(
  ctx: Context,
  {
    image,
    recipe,
    retryOfId = null,
    createdAt,
  }: { image: Image; recipe: Recipe; retryOfId?: string | null; createdAt?: Date },
): Promise<Job> {
  const key = renditionKey(image, recipe, modelOf(ctx, recipe));
  const inFlight = await ctx.em.findOne(Job, { renditionKey: key, status: { $in: [...activeJobStatuses] } });
  if (inFlight) return inFlight;
  const job: NewJob = { kind: 'PROCESS_IMAGE', image, recipe, renditionKey: key, retryOfId, createdAt };
  const made = await ctx.em.findOne(Rendition, { key });
  if (made) return (retryOfId ? null : await findMaker(ctx, key)) ?? createDoneJob(ctx, job, made);
  await checkJobQuota(ctx);
  await checkByteQuota(ctx, 0);
  return createJob(ctx, job);
}

async function findMaker(ctx: Context, key: string): Promise<Job | null> {
  return ctx.em.findOne(
    Job,
    { renditionKey: key, status: 'SUCCEEDED' },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
}

/** For a rendition that no job of its own made: a thumbnail or a preview. */
async function createDoneJob(ctx: Context, job: NewJob, rendition: Rendition): Promise<Job> {
  const row = buildJob(ctx, job);
  Object.assign(row, {
    status: 'SUCCEEDED',
    stage: 'DONE',
    progress: 1,
    finishedAt: row.createdAt,
  } satisfies Partial<Job>);
  row.metrics = { ...row.metrics, outputBytes: rendition.byteSize };
  ctx.em.persist(row);
  await ctx.em.flush();
  await publish(ctx.em, { topic: 'job', id: row.id, accountId: row.accountId });
  return row;
}

/** CONFLICT if the job has succeeded or failed; a job that is canceled already is answered as it is. */
export async function cancelJob(ctx: Context, id: string): Promise<Job> {
  const job = await requireNode(ctx, 'Job', id);
  const canceled = await inTransaction(ctx, (inner) => cancelJobs(inner, { id }));
  await ctx.em.refresh(job);
  if (canceled.length === 0 && job.status !== 'CANCELED')
    throw new AppError('CONFLICT', `Expected the job to be queued or running. It is ${job.status}.`, {
      params: { status: job.status },
    });
  return job;
}

/** Cancels those that are not final. Their workers are told, and could not write a result any more. */
export async function cancelJobs(
  ctx: AnyContext,
  where: { id: string } | { imageId: { $in: string[] } },
): Promise<Job[]> {
  const jobs = await ctx.em.find(
    Job,
    { ...where, status: { $in: [...activeJobStatuses] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const now = new Date();
  for (const job of jobs)
    Object.assign(job, {
      status: 'CANCELED',
      error: { code: 'CANCELED', message: 'The job was canceled.', retryable: true, params: [] },
      updatedAt: now,
      finishedAt: now,
    } satisfies Partial<Job>);
  await ctx.em.flush();
  await publish(
    ctx.em,
    ...jobs.flatMap(({ id, accountId }) => [
      { topic: 'job', id, accountId } as const,
      { topic: 'jobEnd', id } as const,
    ]),
  );
  return jobs;
}

/** A new job like one that failed or was canceled, or the one that is at it already; CONFLICT for any other. */
export async function retryJob(ctx: Context, id: string): Promise<Job> {
  const job = await requireNode(ctx, 'Job', id);
  if (job.status !== 'FAILED' && job.status !== 'CANCELED')
    throw new AppError('CONFLICT', `Expected the job to be FAILED or CANCELED. It is ${job.status}.`, {
      params: { status: job.status },
    });
  const image = await requireReadyImage(ctx, job.imageId ?? '');
  if (job.recipe) return requestRendition(ctx, { imageId: image.id, recipe: job.recipe, retryOfId: job.id });
  return withLocks(ctx, image, async (inner) => {
    const inFlight = await inner.em.findOne(Job, {
      imageId: image.id,
      kind: job.kind,
      status: { $in: [...activeJobStatuses] },
    });
    if (inFlight) return inFlight;
    await checkJobQuota(inner);
    return createJob(inner, { kind: job.kind, image, retryOfId: job.id });
  });
}
