import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import { parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { isActive, Job, type JobKind } from '../../schema/job.ts';
import type { Update } from '../../tools/feed/watch.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { listChanged, readStart, type Watched } from './changed-rows.ts';
import { encodeCursor, readCursor } from './cursor.ts';

/** setTimeout fires at once beyond 2³¹ − 1 ms; half of it is 12 days. */
const longestTimeoutMs = 2 ** 30;

/** The job now, then at each change, to its end; null, last, if it is purged. */
export async function watchJob(ctx: Context, id: string): Promise<AsyncIterableIterator<Job | null>> {
  await requireNode(ctx, 'Job', id);
  return rowsOf(
    await ctx.events.jobs.watch({
      of: { id },
      list: async () => [id],
      start: '',
      isFinal: isFinalJob,
      onRow: () => renewContext(ctx),
    }),
  );
}

/** The image now, then at each change; null, last, when it expires or is deleted. */
export async function watchImage(ctx: Context, id: string): Promise<AsyncIterableIterator<Image | null>> {
  const { accountId } = await requireNode(ctx, 'Image', id);
  const { images } = ctx.events;
  let forget = () => {};
  return rowsOf(
    await images.watch({
      of: { id },
      list: async () => [id],
      start: '',
      isFinal: () => false,
      onRow(image) {
        renewContext(ctx);
        forget();
        // An upload's completion, among others, gives the image another end than it had.
        forget = callAt(image?.expiresAt ?? null, () => images.touch({ id, accountId }));
      },
      onEnd: () => forget(),
    }),
  );
}

/** A change, and where it stands: see tools/feed/watch.ts. */
export type JobChange = Update<Job>;
export type ImageChange = Update<Image>;

export interface JobsWatch {
  after?: string | null;
  imageId?: string | null;
  kinds?: JobKind[] | null;
}

/** The viewer's jobs: the past behind the cursor, then every change. Without one: what is active, and the last 10 minutes. */
export async function watchJobs(
  ctx: Context,
  { after, imageId: asked, kinds }: JobsWatch,
): Promise<AsyncIterableIterator<Update<Job>>> {
  const accountId = requireOwner(ctx);
  // What is the id of no image is not asked of the database, and no job is about it.
  const imageId = asked == null || parseId(asked) === 'Image' ? asked : '';
  const accepts = (job: Job) =>
    (imageId == null || job.imageId === imageId) && (kinds == null || kinds.includes(job.kind));
  const watched: Watched = {
    table: 'job',
    kind: 'Job',
    accountId,
    sinceSql: ["status in ('QUEUED', 'RUNNING')", 'finished_at >= ?'],
    filterSql: '(?::text is null or image_id = ?) and (?::text[] is null or kind = any(?::text[]))',
    filterValues: [imageId ?? null, imageId ?? null, toArray(kinds), toArray(kinds)],
  };
  return ctx.events.jobs.watch({
    of: { accountId },
    accepts,
    ...(await listing(ctx, watched, after ?? null)),
    isFinal: isFinalJob,
    onRow: () => renewContext(ctx),
  });
}

/** The viewer's images: the past behind the cursor, then every change. Without one: what has changed in the last 10 minutes. */
export async function watchImages(
  ctx: Context,
  after: string | null,
): Promise<AsyncIterableIterator<Update<Image>>> {
  const accountId = requireOwner(ctx);
  const watched: Watched = { table: 'image', kind: 'Image', accountId, sinceSql: ['updated_at >= ?'] };
  return ctx.events.images.watch({
    of: { accountId },
    ...(await listing(ctx, watched, after)),
    isFinal: () => false,
    onRow: () => renewContext(ctx),
  });
}

async function listing(ctx: Context, watched: Watched, after: string | null) {
  const em = ctx.em.fork();
  const start = await readStart(em, after);
  return {
    start: after ?? encodeCursor(start),
    list: async (from: string | null) =>
      listChanged(em.fork(), watched, from === null ? start : await readCursor({ em: em.fork() }, from)),
  };
}

function toArray(values: readonly string[] | null | undefined): string | null {
  return values ? `{${values.join(',')}}` : null;
}

function isFinalJob(job: Job): boolean {
  return !isActive(job);
}

/** The rows alone, of a watch of one. Not a generator, which could not be left while it waits. */
function rowsOf<Row>(updates: AsyncIterableIterator<Update<Row>>): AsyncIterableIterator<Row | null> {
  const rowOf = ({ value, done }: IteratorResult<Update<Row>>): IteratorResult<Row | null> =>
    done ? { value: undefined, done } : { value: value.row, done: false };
  return {
    next: async () => rowOf(await updates.next()),
    async return() {
      await updates.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** What the jobs feed reads by, oldest change first. */
export function createJobReader(ctx: Pick<Context, 'em'>) {
  return async (ids: string[]) =>
    (
      await ctx.em
        .fork()
        .find(Job, { id: { $in: ids } }, { orderBy: { updatedAt: 'asc' }, disableIdentityMap: true })
    ).map(detach);
}

/** What the images feed reads by: those that are alive. */
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
