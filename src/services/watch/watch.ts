import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import { badInput } from '../../errors.ts';
import { Image } from '../../schema/image.ts';
import { activeJob, isActive, Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';

/** Longest time between the instant a change is dated and the one it can be read: commits and clocks are not exact. */
const commitSlackMs = 10_000;
const maxMissedJobs = 10_000;
/** setTimeout fires at once beyond 2³¹ − 1 ms; half of it is 12 days. */
const longestTimeoutMs = 2 ** 30;

/** The job now, then at each change, to its end; null, last, if it is purged. */
export async function watchJob(ctx: Context, id: string): Promise<AsyncIterableIterator<Job | null>> {
  await requireNode(ctx, 'Job', id);
  return ctx.events.jobs.watch({
    of: { id },
    list: async () => [id],
    isFinal: isFinalJob,
    onRow: () => renewContext(ctx),
  });
}

/** The image now, then at each change; null, last, when it expires or is deleted. */
export async function watchImage(ctx: Context, id: string): Promise<AsyncIterableIterator<Image | null>> {
  const { accountId } = await requireNode(ctx, 'Image', id);
  const { images } = ctx.events;
  let forget = () => {};
  return images.watch({
    of: { id },
    list: async () => [id],
    isFinal: () => false,
    onRow(image) {
      renewContext(ctx);
      forget();
      // An upload's completion, among others, gives the image another end than it had.
      forget = callAt(image?.expiresAt ?? null, () => images.touch({ id, accountId }));
    },
    onEnd: () => forget(),
  });
}

/** The viewer's jobs: those that are active or have changed since, then every change. */
export async function watchJobs(
  ctx: Context,
  since: Date | null,
): Promise<AsyncIterableIterator<Job | null>> {
  const accountId = requireOwner(ctx);
  const em = ctx.em.fork();
  return ctx.events.jobs.watch({
    of: { accountId },
    list: (missedSince) => listJobs(em.fork(), accountId, missedSince ?? since),
    isFinal: isFinalJob,
    onRow: () => renewContext(ctx),
  });
}

/** Oldest change first, so that the latest a caller has seen is where they may go on. What has ended changes no more. */
async function listJobs(em: Context['em'], accountId: string, since: Date | null): Promise<string[]> {
  const find = (where: object) =>
    em.find(Job, { accountId, ...where }, { fields: ['updatedAt'], limit: maxMissedJobs + 1 });
  // One after the other: a job that ends in between is among the first.
  const active = await find(activeJob());
  const ended = since && (await find({ finishedAt: { $gte: new Date(since.getTime() - commitSlackMs) } }));
  const jobs = new Set([...active, ...(ended ?? [])]);
  if (jobs.size <= maxMissedJobs)
    return [...jobs].toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime()).map((job) => job.id);
  throw badInput(
    'since',
    `late enough that at most ${maxMissedJobs} jobs have changed (read the others by "jobs")`,
    since?.toISOString() ?? 'none',
    { limit: maxMissedJobs },
  );
}

function isFinalJob(job: Job): boolean {
  return !isActive(job);
}

/** What the jobs feed reads by, in the order of `listJobs`. */
export function createJobReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Job, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

export function createImageReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Image, { id: { $in: ids } }, { filters: { alive: true }, disableIdentityMap: true })
    ).map(detach);
}

/** The row without what the mapper keeps beside it, which is three times as much: a slow reader may hold thousands. */
function detach<Row extends object>(row: Row): Row {
  return Object.setPrototypeOf({ ...row }, Object.getPrototypeOf(row));
}

/** A subscription has one context for its whole life: without this, nested fields would stay as they were first read. */
function renewContext(ctx: Context): void {
  Object.assign(ctx, forkContext(ctx));
}

function callAt(time: Date | null, call: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const leftMs = (time?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
    if (leftMs <= 0) return call();
    timer = setTimeout(wait, Math.min(leftMs, longestTimeoutMs)).unref();
  };
  if (time) wait();
  return () => clearTimeout(timer);
}
