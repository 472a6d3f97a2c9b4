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
import { restorableMs } from '../../schema/image-life.ts';
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
  const now = new Date();
  const unrestorable = new Date(now.getTime() - restorableMs);
  const hasEnded = { expiresAt: { $lte: now } };
  await ctx.em.nativeDelete(ApiKey, hasEnded);
  await ctx.em.nativeDelete(Download, hasEnded);
  await forgetChanges(ctx);
  await removeUploads(ctx, hasEnded);
  const purge: Purge = { ctx, report, failures: [], signal };
  await removeWhere(purge, { $or: [hasEnded, { deletedAt: { $lte: unrestorable } }] });
  await removeAccounts(purge);
  if (purge.failures.length > 0) throw purge.failures[0];
  return report;
}

interface Purge {
  ctx: SystemContext;
  report: PurgeReport;
  /** Of the batches that could not be removed; after a few of them it ends. */
  failures: unknown[];
  signal: AbortSignal | undefined;
}

/** Images, a batch after the other. */
async function removeWhere({ ctx, report, failures, signal }: Purge, where: object): Promise<void> {
  let last = '';
  while (!signal?.aborted && failures.length <= toleratedFailures) {
    const batch = forkContext(ctx);
    const images = await buryImages(batch, { ...where, id: { $gt: last } });
    if (images.length === 0) return;
    last = images.at(-1)?.id ?? last;
    try {
      report.objects += await removeImages(batch, images);
      report.images += images.length;
    } catch (error) {
      // Those behind them need not wait until these can be removed.
      failures.push(error);
    }
  }
}

/** Those that were deleted: all they own and, once nothing of that is left, their last rows. */
async function removeAccounts(purge: Purge): Promise<void> {
  const { em } = purge.ctx;
  const deleted = await em.find(Account, { deletedAt: { $ne: null } }, { fields: ['id'] });
  if (deleted.length === 0) return;
  const accountId = { $in: deleted.map(({ id }) => id) };
  await removeUploads(purge.ctx, { accountId });
  await removeWhere(purge, { accountId });
  await em.execute(
    `delete from account where deleted_at is not null
       and not exists (select from stored_object where account_id = account.id)
       and not exists (select from image where account_id = account.id)`,
  );
}

/** Their objects first, like an image's. */
async function removeUploads(ctx: SystemContext, where: object): Promise<void> {
  for (;;) {
    const { em, storage } = forkContext(ctx);
    const ended = await em.find(PendingUpload, where, { limit: batchSize });
    if (ended.length === 0) return;
    const keys = ended.map(uploadKey);
    await storage.delete(keys);
    await em.nativeDelete(StoredObject, { key: { $in: keys } });
    await em.nativeDelete(PendingUpload, { id: { $in: ended.map(({ id }) => id) } });
  }
}

/** The number of their objects. */
async function removeImages(ctx: SystemContext, images: Image[]): Promise<number> {
  const ids = images.map((image) => image.id);
  const objects = await ctx.em.find(StoredObject, { imageId: { $in: ids } });
  await ctx.storage.delete(objects.map((object) => object.key));
  await inTransaction(ctx, async (inner) => {
    // Only what is buried: an image that is alive again has nothing to do with the objects that are gone. Locked in the order
    // in which everybody locks images: a delete takes them as they lie, and met another purge halfway.
    const buried = await inner.em.find(
      Image,
      { id: { $in: ids }, deletedAt: { $ne: null } },
      { fields: ['id'], orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const jobs = await inner.em.find(Job, { imageId: { $in: ids } }, { fields: ['id', 'accountId'] });
    await inner.em.nativeDelete(Image, { id: { $in: buried.map(({ id }) => id) } });
    await announce(inner, ...changesOf('image', images), ...changesOf('job', jobs));
  });
  return objects.length;
}

async function buryImages(ctx: SystemContext, where: object): Promise<Image[]> {
  const now = new Date();
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const images = await em.find(
      Image,
      where,
      // Locked, so that none is restored, or written for, between being found and being buried.
      { limit: batchSize, orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const ids = images.map((image) => image.id);
    // What the accounts hold is locked by the next statement, and after that no job may be.
    await em.find(
      Job,
      { imageId: { $in: ids }, ...activeJob() },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    for (const image of images) image.deletedAt ??= now;
    await em.flush();
    await em.nativeUpdate(StoredObject, { imageId: { $in: ids } }, { deletedAt: now });
    await cancelJobs(inner, { imageId: { $in: ids } });
    return images;
  });
}
