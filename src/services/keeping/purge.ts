/**
 * Removes what has expired or was deleted. For a batch of images: first their tombstones, so that nothing more is served
 * or written for them; then the objects; last the rows, which take everything that hangs on them along. Whoever dies in
 * between leaves rows that the next purge finds again, and deleting an object twice is no error.
 */
import { LockMode } from '@mikro-orm/postgresql';
import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Download } from '../../schema/download.ts';
import { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { PendingUpload } from '../../schema/pending-upload.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { restorableMs } from '../image/change-images.ts';
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
  await ctx.em.nativeDelete(Download, { expiresAt: { $lte: new Date() } });
  await purgeUploads(ctx);
  await forgetChanges(ctx);
  const failures: unknown[] = [];
  let last = '';
  while (!signal?.aborted) {
    const batch = forkContext(ctx);
    const images = await buryImages(batch, last);
    if (images.length === 0) break;
    last = images.at(-1)?.id ?? last;
    try {
      report.objects += await removeImages(batch, images);
      report.images += images.length;
    } catch (error) {
      // Those behind them need not wait until these can be removed.
      failures.push(error);
      if (failures.length > toleratedFailures) break;
    }
  }
  if (failures.length > 0) throw failures[0];
  if (!signal?.aborted) await purgeAccounts(ctx);
  return report;
}

/** Accounts that were deleted and hold nothing any more. Their last rows go with them. */
async function purgeAccounts({ em }: SystemContext): Promise<void> {
  await em.execute(
    `delete from account where deleted_at is not null
       and not exists (select from stored_object where account_id = account.id)
       and not exists (select from image where account_id = account.id)`,
  );
}

/** Those that have ended: their objects first, like an image's. */
async function purgeUploads(ctx: SystemContext): Promise<void> {
  for (;;) {
    const { em, storage } = forkContext(ctx);
    const ended = await em.find(PendingUpload, { expiresAt: { $lte: new Date() } }, { limit: batchSize });
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
    const jobs = await inner.em.find(Job, { imageId: { $in: ids } }, { fields: ['id', 'accountId'] });
    // Only what is buried: an image that is alive again has nothing to do with the objects that are gone.
    await inner.em.nativeDelete(Image, { id: { $in: ids }, deletedAt: { $ne: null } });
    await announce(inner, ...changesOf('image', images), ...changesOf('job', jobs));
  });
  return objects.length;
}

async function buryImages(ctx: SystemContext, after: string): Promise<Image[]> {
  const now = new Date();
  const unrestorable = new Date(now.getTime() - restorableMs);
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const images = await em.find(
      Image,
      { id: { $gt: after }, $or: [{ expiresAt: { $lte: now } }, { deletedAt: { $lte: unrestorable } }] },
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
