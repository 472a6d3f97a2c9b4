/**
 * Removes what has expired or was deleted, and all that an account had that was deleted. For a batch of images: first their
 * tombstones, so that nothing more is served or written for them; then the objects; last the rows, which take everything
 * that hangs on them along. Whoever dies in between leaves rows that the next purge finds again, and deleting an object twice
 * is no error.
 */
import { LockMode } from '@mikro-orm/postgresql';
import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Account } from '../../schema/account.ts';
import { ApiKey } from '../../schema/api-key.ts';
import { Download } from '../../schema/download.ts';
import { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { uploadKey } from '../upload/upload-key.ts';
import { forgetChanges } from '../watch/forget-changes.ts';

const batchSize = 100;
/** One object may be held by a rule of its bucket; a storage that is away fails every time. */
const toleratedFailures = 2;

export interface PurgeReport {
  images: number;
  objects: number;
}

export async function purgeImages(
  ctx: SystemContext,
  { signal }: { signal?: AbortSignal } = {},
): Promise<PurgeReport> {
  const report = { images: 0, objects: 0 };
  const now = ctx.now();
  const hasEnded = { expiresAt: { $lte: now } };
  await ctx.em.nativeDelete(ApiKey, hasEnded);
  await ctx.em.nativeDelete(Download, hasEnded);
  await forgetChanges(ctx);
  const purge: Purge = { ctx, report, failures: [], signal };
  await removeUploads(purge, hasEnded);
  await removeImages(purge, {
    $or: [
      hasEnded,
      { goneAt: { $ne: null }, $or: [{ restorableUntil: null }, { restorableUntil: { $lte: now } }] },
    ],
  });
  await removeAccounts(purge);
  if (purge.failures.length > 0) throw purge.failures[0];
  return report;
}

interface Purge {
  ctx: SystemContext;
  report: PurgeReport;
  /** Of the batches that could not be removed; after a few of one kind of row it goes on to the next. */
  failures: unknown[];
  signal: AbortSignal | undefined;
}

/** Removes what `find` finds, a batch after the other. What lies behind one that fails need not wait until it can be. */
async function removeBatches<Row extends { id: string }>(
  { ctx, failures, signal }: Purge,
  find: (batch: SystemContext, isBehind: object) => Promise<Row[]>,
  remove: (batch: SystemContext, rows: Row[]) => Promise<void>,
): Promise<void> {
  const tolerated = failures.length + toleratedFailures;
  let last = '';
  while (!signal?.aborted && failures.length <= tolerated) {
    const batch = forkContext(ctx);
    const rows = await find(batch, { id: { $gt: last } });
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    try {
      await remove(batch, rows);
    } catch (error) {
      failures.push(error);
    }
  }
}

function removeImages(purge: Purge, where: object): Promise<void> {
  return removeBatches(
    purge,
    (batch, isBehind) => buryImages(batch, { $and: [where, isBehind] }),
    async (batch, images) => {
      purge.report.objects += await removeBuried(batch, images);
      purge.report.images += images.length;
    },
  );
}

/** Their objects first, like an image's. */
function removeUploads(purge: Purge, where: object): Promise<void> {
  return removeBatches(
    purge,
    ({ em }, isBehind) =>
      em.find(PendingUpload, { $and: [where, isBehind] }, { limit: batchSize, orderBy: { id: 'asc' } }),
    async ({ em, storage }, uploads) => {
      const keys = uploads.map(uploadKey);
      await storage.delete(keys);
      await em.nativeDelete(StoredObject, { key: { $in: keys } });
      await em.nativeDelete(PendingUpload, { id: { $in: uploads.map(({ id }) => id) } });
    },
  );
}

/** Those that were deleted: all they own and, once nothing of that is left, their last rows. */
async function removeAccounts(purge: Purge): Promise<void> {
  const { em } = purge.ctx;
  const deleted = await em.find(Account, { deletedAt: { $ne: null } }, { fields: ['id'] });
  if (deleted.length === 0) return;
  const accountId = { $in: deleted.map(({ id }) => id) };
  await removeUploads(purge, { accountId });
  await removeImages(purge, { accountId });
  await em.execute(
    `delete from account where deleted_at is not null
       and not exists (select from stored_object where account_id = account.id)
       and not exists (select from image where account_id = account.id)`,
  );
}

/** The number of their objects. */
async function removeBuried(ctx: SystemContext, images: Image[]): Promise<number> {
  const ids = images.map((image) => image.id);
  const objects = await ctx.em.find(StoredObject, { imageId: { $in: ids } });
  await ctx.storage.delete(objects.map((object) => object.key));
  await inTransaction(ctx, async (inner) => {
    // Only what is buried: an image that is alive again has nothing to do with the objects that are gone. Locked in the order
    // in which everybody locks images: a delete takes them as they lie, and met another purge halfway.
    const buried = await inner.em.find(
      Image,
      { id: { $in: ids }, goneAt: { $ne: null } },
      {
        filters: { alive: false },
        fields: ['id'],
        orderBy: { id: 'asc' },
        lockMode: LockMode.PESSIMISTIC_WRITE,
      },
    );
    const jobs = await inner.em.find(Job, { imageId: { $in: ids } }, { fields: ['id', 'accountId'] });
    await inner.em.nativeDelete(
      Image,
      { id: { $in: buried.map(({ id }) => id) } },
      { filters: { alive: false } },
    );
    await announce(inner, ...changesOf('image', images), ...changesOf('job', jobs));
  });
  return objects.length;
}

async function buryImages(ctx: SystemContext, where: object): Promise<Image[]> {
  const now = ctx.now();
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const images = await em.find(
      Image,
      where,
      // Locked, so that none is restored, or written for, between being found and being buried.
      {
        limit: batchSize,
        orderBy: { id: 'asc' },
        lockMode: LockMode.PESSIMISTIC_WRITE,
        filters: { alive: false },
      },
    );
    const ids = images.map((image) => image.id);
    // What the accounts hold is locked by the next statement, and after that no job may be.
    await em.find(
      Job,
      { imageId: { $in: ids }, ...activeJob() },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    for (const image of images) image.goneAt ??= now;
    await em.flush();
    await em.nativeUpdate(StoredObject, { imageId: { $in: ids } }, { deletedAt: now });
    await cancelJobs(inner, { imageId: { $in: ids } });
    return images;
  });
}
