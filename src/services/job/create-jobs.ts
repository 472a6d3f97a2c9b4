import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { createId } from '../../schema/id.ts';
import type { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import type { Rendition } from '../../schema/rendition.ts';
import { requireOwner } from '../access/require-owner.ts';
import { noteJobs } from '../webhook/note-jobs.ts';
import { type EnqueueOptions, enqueueJobs } from './enqueue-jobs.ts';
import { type PayloadOf, type SpecKind, specOf } from './job-spec.ts';

interface JobOf<Kind extends SpecKind> {
  kind: Kind;
  payload: PayloadOf<Kind>;
  /** Null for what is about none: then it is the caller's. */
  image: Kind extends 'RENDER_COLLAGE' ? null : Image;
  /** Of the rendition it makes, if it makes one. */
  renditionKey?: string;
  retryOfId?: string | null;
  /** Default: now. */
  createdAt?: Date;
  /** Before it may begin. Default: that of the options. */
  delaySeconds?: number;
}

export type NewJob = { [Kind in SpecKind]: JobOf<Kind> }[SpecKind];

/** Writes the rows of new jobs and puts them in line; all of it comes true with the transaction of `ctx.em`. */
export async function createJobs(
  ctx: Context,
  jobs: readonly NewJob[],
  options: Pick<EnqueueOptions, 'delaySeconds'> = {},
): Promise<Job[]> {
  if (jobs.length === 0) return [];
  const rows = jobs.map((job) => buildJob(ctx, job));
  await ctx.em.persist(rows).flush();
  await enqueueJobs(
    ctx,
    rows.map((row, i) => ({ ...row, delaySeconds: jobs[i]?.delaySeconds })),
    options,
  );
  await announce(ctx, ...changesOf('job', rows));
  return rows;
}

/** One that is at the same. */
export function findInFlight({ em }: Context, { imageId, kind }: Job): Promise<Job | null> {
  return em.findOne(Job, { imageId, kind, ...activeJob() });
}

/** For renditions that no job of their own made: a thumbnail or a preview. */
export async function createDoneJobs(
  ctx: Context,
  done: readonly { job: NewJob; rendition: Rendition }[],
): Promise<Job[]> {
  const rows = done.map(({ job, rendition }) => {
    const row = buildJob(ctx, job);
    return Object.assign(row, {
      status: 'SUCCEEDED',
      stage: 'DONE',
      progress: 1,
      finishedAt: row.createdAt,
      metrics: { ...row.metrics, outputBytes: rendition.byteSize },
    } satisfies Partial<Job>);
  });
  await ctx.em.persist(rows).flush();
  await announce(ctx, ...changesOf('job', rows));
  noteJobs(ctx, rows, 'JOB_SUCCEEDED');
  return rows;
}

function buildJob(ctx: Context, job: NewJob): Job {
  const { kind, image, payload, renditionKey, retryOfId, createdAt = new Date() } = job;
  const spec = specOf(kind);
  return ctx.em.create(Job, {
    id: createId('Job'),
    accountId: image?.accountId ?? requireOwner(ctx),
    imageId: image?.id ?? null,
    kind,
    payload: spec.payload.parse(payload) as object,
    status: 'QUEUED',
    stage: 'WAITING',
    progress: 0,
    attempt: 0,
    maxAttempts: spec.maxAttempts,
    claim: 0,
    requestId: ctx.requestId,
    error: null,
    renditionKey: renditionKey ?? null,
    retryOfId: retryOfId ?? null,
    metrics: {
      queuedMs: null,
      runMs: null,
      inputBytes: image?.byteSize ?? null,
      outputBytes: null,
      stages: [],
    },
    createdAt,
    startedAt: null,
    finishedAt: null,
  });
}
