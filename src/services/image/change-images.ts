import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Image } from '../../schema/image.ts';
import { isRestorable, restorableMs } from '../../schema/life.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { checkIdCount, findNodes } from '../access/find-node.ts';
import { checkImageQuota } from '../account/quota.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { createJobs } from '../job/create-jobs.ts';

export interface ChangedImages {
  /** As they are now, in the order asked. */
  images: Image[];
  /** The ids of no image that the change could be made to. */
  notFoundIds: string[];
}

/** Hides the images and cancels their jobs. Purge takes the bytes when they can no more be restored. */
export async function deleteImages(ctx: Context, ids: string[]): Promise<ChangedImages> {
  const goneAt = ctx.now();
  const restorableUntil = new Date(goneAt.getTime() + restorableMs);
  return changeImages(ctx, ids, {}, async (inner, images) => {
    const imageId = { $in: images.map((image) => image.id) };
    // Jobs first: whoever changes what an account holds has locked all else that they will lock.
    await cancelJobs(inner, { imageId });
    for (const image of images) Object.assign(image, { goneAt, restorableUntil });
    await inner.em.nativeUpdate(StoredObject, { imageId }, { deletedAt: goneAt });
  });
}

/** Brings back what was deleted less than ten minutes ago; what is older or was not deleted is not found. */
export async function restoreImages(ctx: Context, ids: string[]): Promise<ChangedImages> {
  return changeImages(ctx, ids, { where: isRestorable(ctx.now()), isAlive: false }, async (inner, images) => {
    for (const image of images) Object.assign(image, { goneAt: null, restorableUntil: null });
    await inner.em.flush();
    await checkImageQuota(inner, 0);
    await inner.em.nativeUpdate(
      StoredObject,
      { imageId: { $in: images.map((image) => image.id) } },
      { deletedAt: null },
    );
    // Deleting canceled the job that would have made its thumbnail.
    await createJobs(
      inner,
      images
        .filter(({ status, placeholder }) => status === 'READY' && !placeholder)
        .map((image) => ({ kind: 'PREPARE_IMAGE', payload: {}, image })),
    );
  });
}

export async function setImagesPublicUrls(
  ctx: Context,
  ids: string[],
  hasPublicUrls: boolean,
): Promise<ChangedImages> {
  return changeImages(ctx, ids, {}, async (_inner, images) => {
    for (const image of images) image.hasPublicUrls = hasPublicUrls;
  });
}

/** Changes the caller's images among `ids` that are alive, or else fulfil `where`, in the order asked. */
async function changeImages(
  ctx: Context,
  ids: string[],
  { where = {}, isAlive = true }: { where?: object; isAlive?: boolean },
  change: (inner: Context, images: Image[]) => Promise<void>,
): Promise<ChangedImages> {
  checkIdCount('ids', ids);
  const changed = await inTransaction(ctx, async (inner) => {
    const images = await findNodes(inner, 'Image', ids, {
      where,
      filters: { alive: isAlive },
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    await change(inner, images);
    await inner.em.flush();
    // For the revisions that the database has given them.
    const imageId = { $in: images.map((image) => image.id) };
    await inner.em.find(Image, { id: imageId }, { refresh: true, filters: { alive: false } });
    await announce(inner, ...changesOf('image', images));
    return images;
  });
  // Another mutation of the same request may have looked at them as they were.
  for (const { id } of changed) ctx.loaders.image.clear(id);
  const changedIds = new Set(changed.map(({ id }) => id));
  return { images: changed, notFoundIds: [...new Set(ids)].filter((id) => !changedIds.has(id)) };
}
