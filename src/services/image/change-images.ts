import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Image } from '../../schema/image.ts';
import { isRestorable, restorableMs } from '../../schema/life.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { checkIdCount, findNodes } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { touchItems } from '../collage/touch-items.ts';
import { lockGalleries } from '../gallery/lock-galleries.ts';
import { bringBackImages, hideImages } from './hide-images.ts';

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
  return changeImages(ctx, ids, {}, (inner, images) =>
    hideImages(inner, idsOf(images), { goneAt, restorableUntil }),
  );
}

/**
 * Brings back what was deleted less than ten minutes ago; what is older, was not deleted, or went with its gallery, is not
 * found.
 */
export async function restoreImages(ctx: Context, ids: string[]): Promise<ChangedImages> {
  return changeImages(
    ctx,
    ids,
    { where: { ...isRestorable(ctx.now()), reaper: null }, isAlive: false },
    (inner, images) => bringBackImages(inner, idsOf(images)),
    lockAccount,
  );
}

const idsOf = (images: readonly Image[]) => images.map(({ id }) => id);

export async function setImagesPublicUrls(
  ctx: Context,
  ids: string[],
  hasPublicUrls: boolean,
): Promise<ChangedImages> {
  return changeImages(ctx, ids, {}, async (_inner, images) => {
    for (const image of images) image.hasPublicUrls = hasPublicUrls;
  });
}

/** Of those that were looked at already it stays when. */
export async function setImagesReviewed(
  ctx: Context,
  ids: string[],
  isReviewed: boolean,
): Promise<ChangedImages> {
  const now = ctx.now();
  return changeImages(ctx, ids, {}, async (_inner, images) => {
    for (const image of images) image.reviewedAt = isReviewed ? (image.reviewedAt ?? now) : null;
  });
}

export interface ChangeOptions {
  /** Of the images that are changed. Default: none beyond being there. */
  where?: object;
  isAlive?: boolean;
  /** Of galleries that are changed besides those the images are in. */
  galleryIds?: readonly (string | null)[];
}

/** Changes the caller's images among `ids` that are alive, or else fulfil `where`, in the order asked. */
export async function changeImages(
  ctx: Context,
  ids: readonly string[],
  { where = {}, isAlive = true, galleryIds = [] }: ChangeOptions,
  change: (inner: Context, images: Image[]) => Promise<void>,
  /** What is to be locked before images are. */
  begin: (inner: Context) => Promise<unknown> = async () => {},
): Promise<ChangedImages> {
  checkIdCount('ids', ids);
  const changed = await inTransaction(ctx, async (inner) => {
    await begin(inner);
    const found = await findNodes(inner, 'Image', ids, {
      where,
      filters: { alive: isAlive },
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    const galleries = await lockGalleries(inner, [...found.map(({ galleryId }) => galleryId), ...galleryIds]);
    const itemIds = found.map(({ itemId }) => itemId);
    const items = await inner.em.find(WishlistItem, { id: { $in: itemIds } as never }, { fields: ['id'] });
    // One that was deleted with its gallery or its wishlist comes back with it.
    const isThere = new Set([null, ...galleries.keys(), ...items.map(({ id }) => id)]);
    const images = found.filter(({ galleryId, itemId }) => isThere.has(galleryId) && isThere.has(itemId));
    await announce(inner, ...changesOf('image', images));
    await change(inner, images);
    await inner.em.flush();
    // For the revisions that the database has given them.
    const id = { $in: images.map((image) => image.id) };
    await inner.em.find(Image, { id }, { refresh: true, filters: { alive: false } });
    await touchItems(inner, itemIds);
    // Those that are elsewhere now are told there too.
    await announce(inner, ...changesOf('image', images));
    return images;
  });
  // Another mutation of the same request may have looked at them as they were.
  for (const { id } of changed) ctx.loaders.image.clear(id);
  const changedIds = new Set(changed.map(({ id }) => id));
  return { images: changed, notFoundIds: [...new Set(ids)].filter((id) => !changedIds.has(id)) };
}
