import type { Context } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import type { Account } from '../../schema/account.ts';
import { parseId } from '../../schema/id.ts';
import type { Image } from '../../schema/image.ts';
import { isActive, type Job, type JobKind } from '../../schema/job.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { decodeCursor, type Place } from './cursor.ts';
import { type Condition, listChanges } from './list-changes.ts';
import { pace } from './pace.ts';

/** A worker ends many jobs a second, and a person reads no faster. */
const viewerEveryMs = 1000;

/** A change, and where it stands: see tools/feed/watch.ts. */
export type JobChange = FeedEvent<Job>;
export type ImageChange = FeedEvent<Image>;
export type AccountChange = FeedEvent<Account>;

type Events<Row> = AsyncIterableIterator<FeedEvent<Row>>;

/** The job now, then at each change, to its end; without it, last, if it is purged. */
export async function watchJob(ctx: Context, id: string): Promise<Events<Job>> {
  await requireNode(ctx, 'Job', id);
  return ctx.events.jobs.watch({
    of: { id },
    list: async () => ({ ids: [id], from: null, mark: null }),
    isFinal: (job) => !isActive(job),
    onEvent: () => renewContext(ctx),
  });
}

/** The image now, then at each change; without it, last, when it expires or is deleted. */
export async function watchImage(ctx: Context, id: string): Promise<Events<Image>> {
  await requireNode(ctx, 'Image', id);
  return ctx.events.images.watch({
    of: { id },
    list: async () => ({ ids: [id], from: null, mark: null }),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
}

/** The viewer's account now, then when what it holds has changed; without it, last, when it is deleted. */
export async function watchViewer(ctx: Context): Promise<Events<Account>> {
  const id = requireOwner(ctx);
  const events = await ctx.events.accounts.watch({
    of: { id },
    list: async () => ({ ids: [id], from: null, mark: null }),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
  return pace(events, viewerEveryMs);
}

export interface WatchJobsRequest {
  after?: string | null;
  imageId?: string | null;
  kinds?: JobKind[] | null;
}

/** The viewer's jobs: what is active or has changed since, then every change. */
export async function watchJobs(
  ctx: Context,
  { after, imageId, kinds }: WatchJobsRequest,
): Promise<Events<Job>> {
  const accountId = requireOwner(ctx);
  const place = after == null ? null : decodeCursor(after);
  const em = ctx.em.fork();
  const where = whereOf({ imageId, kinds });
  return ctx.events.jobs.watch({
    of: { accountId },
    list: (told) =>
      listChanges(
        { em: em.fork() },
        {
          topic: 'job',
          of: accountId,
          told: told ?? place,
          where,
          besides: (from) => activeJobs(accountId, from, where),
        },
      ),
    isWanted: (job) => (imageId == null || job.imageId === imageId) && (kinds?.includes(job.kind) ?? true),
    isFinal: (job) => !isActive(job),
    onEvent: () => renewContext(ctx),
  });
}

/** The viewer's images: what has changed since, then every change. */
export async function watchImages(
  ctx: Context,
  { after }: { after?: string | null },
): Promise<Events<Image>> {
  const accountId = requireOwner(ctx);
  const place = after == null ? null : decodeCursor(after);
  const em = ctx.em.fork();
  return ctx.events.images.watch({
    of: { accountId },
    list: (told) =>
      listChanges(
        { em: em.fork() },
        {
          topic: 'image',
          of: accountId,
          told: told ?? place,
          besides: (from) => expiredImages(accountId, from),
        },
      ),
    isFinal: () => false,
    onEvent: () => renewContext(ctx),
  });
}

/** Who comes back knows those that wait, and of those that run not how far they are. */
function activeJobs(accountId: string, from: Place | null, where: Condition | null): Condition {
  const statuses = from && !from.isBeginning ? "('RUNNING')" : "('QUEUED', 'RUNNING')";
  return {
    sql: `select id from job entity where account_id = ? and status in ${statuses} ${where ? `and ${where.sql}` : ''}`,
    values: [accountId, ...(where?.values ?? [])],
  };
}

function whereOf({ imageId, kinds }: WatchJobsRequest): Condition | null {
  const conditions: Condition[] = [];
  // What is no id of an image may have characters that the database does not take.
  if (imageId != null)
    conditions.push({ sql: 'entity.image_id = ?', values: [parseId(imageId) === 'Image' ? imageId : ''] });
  if (kinds != null) conditions.push({ sql: 'entity.kind = any(?::text[])', values: [`{${kinds.join()}}`] });
  if (conditions.length === 0) return null;
  return {
    sql: conditions.map(({ sql }) => sql).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Those that are not hidden yet, which is a change. Clocks differ by less than a minute. */
function expiredImages(accountId: string, from: Place | null): Condition {
  const minutes = from && !from.isBeginning ? 1 : 10;
  const since = from ? 'to_timestamp(?::float8 / 1000)' : 'now()';
  return {
    sql: `select id from image where account_id = ? and gone_at is null and expires_at <= now()
      and expires_at > ${since} - interval '${minutes} minutes'`,
    values: [accountId, ...(from ? [from.mark.atMs] : [])],
  };
}

/** A subscription has one context for its whole life: without this, nested fields would stay as they were first read. */
export function renewContext(ctx: Context): void {
  Object.assign(ctx, forkContext(ctx));
}
