/**
 * Removes what has expired or was deleted. For a batch of images: first their tombstones, so that nothing more is served
 * or written for them; then the objects; last the rows, which take everything that hangs on them along. Whoever dies in
 * between leaves rows that the next purge finds again, and deleting an object twice is no error.
 */
import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { publish } from '../events.ts';
import { Download } from '../schema/download.ts';
import { Image } from '../schema/image.ts';
import { StoredObject } from '../schema/stored-object.ts';
import { restorableMs } from './image-change.ts';
import { cancelJobs } from './job.ts';

const batchSize = 100;

export interface PurgeReport {
  images: number;
  objects: number;
}

export async function purgeImages(
  ctx: Context,
  { signal }: { signal?: AbortSignal } = {},
): Promise<PurgeReport> {
  const report = { images: 0, objects: 0 };
  await ctx.em.nativeDelete(Download, { expiresAt: { $lte: new Date() } });
  while (!signal?.aborted) {
    const batch = { ...ctx, em: ctx.em.fork() };
    const images = await buryImages(batch);
    if (images.length === 0) break;
    const ids = images.map((image) => image.id);
    const objects = await batch.em.find(StoredObject, { imageId: { $in: ids } });
    await ctx.storage.delete(objects.map((object) => object.key));
    await batch.em.transactional(async (em) => {
      await em.nativeDelete(Image, { id: { $in: ids } });
      await publish(em, ...images.map(({ id, accountId }) => ({ topic: 'image', id, accountId }) as const));
    });
    report.images += images.length;
    report.objects += objects.length;
  }
  return report;
}

async function buryImages(ctx: Context): Promise<Image[]> {
  const now = new Date();
  const unrestorable = new Date(now.getTime() - restorableMs);
  return ctx.em.transactional(async (em) => {
    const images = await em.find(
      Image,
      { $or: [{ expiresAt: { $lte: now } }, { deletedAt: { $lte: unrestorable } }] },
      // Locked, so that none is restored, or written for, between being found and being buried.
      { limit: batchSize, orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const ids = images.map((image) => image.id);
    for (const image of images) image.deletedAt ??= now;
    await em.flush();
    await em.nativeUpdate(StoredObject, { imageId: { $in: ids } }, { deletedAt: now });
    await cancelJobs({ ...ctx, em }, { imageId: { $in: ids } });
    return images;
  });
}
