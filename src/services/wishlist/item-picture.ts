import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { restorableMs } from '../../schema/life.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { nameOf } from '../../tools/remote/file-name.ts';
import { rulesOf } from '../../tools/remote/open-remote.ts';
import { parseRemoteUrl } from '../../tools/remote/remote-url.ts';
import { findNodes } from '../access/find-node.ts';
import { checkImageQuota } from '../account/quota.ts';
import { touchItems } from '../collage/touch-items.ts';
import { lockGalleries } from '../gallery/lock-galleries.ts';
import { library } from '../gallery/place-image.ts';
import { hideImages } from '../image/hide-images.ts';
import { checkName } from '../image/image-input.ts';
import { awaitImage } from '../image/insert-image.ts';
import { createImports } from '../job/create-imports.ts';
import { checkImportQuota } from '../job/imports.ts';
import { requestCutout } from './item-cutout.ts';

/** What picture an item is to have. */
export type Picture = { image: Image } | { url: URL } | null;

/** Null for none; BAD_USER_INPUT for two, URL_NOT_ALLOWED for an address that may not be fetched from. */
export function readPictureUrl(
  ctx: Context,
  { imageId, imageUrl }: { imageId?: string | null; imageUrl?: URL | null },
): URL | null {
  if (imageId != null && imageUrl != null) throw badInput('imageUrl', 'given or else imageId', 'both');
  return imageUrl ? parseRemoteUrl(imageUrl.href, rulesOf(ctx.config)) : null;
}

/**
 * Locks what an item's picture will be, or is, with the galleries they are in: before the wishlist. NOT_FOUND for an id of no
 * image of the caller's.
 */
export async function lockPictures(
  ctx: Context,
  { imageId, itemId = null }: { imageId?: string | null; itemId?: string | null },
): Promise<Image | null> {
  // Its own that are gone too: they leave it for good when another takes their place.
  await ctx.em.execute('select from image where item_id = ? or id = ? order by id for update', [
    itemId,
    parseId(imageId ?? '') === 'Image' ? imageId : null,
  ]);
  const own = itemId === null ? [] : await ctx.em.find(Image, { itemId }, { refresh: true });
  const [given] = imageId == null ? [] : await findNodes(ctx, 'Image', [imageId]);
  const locked = [...own, ...(given ? [given] : [])];
  const image = given ?? null;
  if (imageId != null && !image)
    throw new AppError('NOT_FOUND', 'There is no such image.', { params: { argument: 'imageId' } });
  await lockGalleries(
    ctx,
    locked.map(({ galleryId }) => galleryId),
  );
  return image;
}

/** Puts a picture that is locked into an item that has none; it lives as long as that, and its cutout is made. */
export async function givePicture(ctx: Context, item: WishlistItem, picture: Picture): Promise<void> {
  if (picture === null) return;
  if ('url' in picture) await fetchPicture(ctx, item, picture.url);
  else await movePicture(ctx, item, picture.image);
}

async function movePicture(ctx: Context, item: WishlistItem, image: Image): Promise<void> {
  const before = image.itemId;
  await announce(ctx, ...changesOf('image', [image]));
  Object.assign(image, { ...library, itemId: item.id, ownExpiresAt: null, expiresAt: item.expiresAt });
  await ctx.em.flush();
  await announce(ctx, ...changesOf('image', [image]));
  await touchItems(ctx, [before]);
  await requestCutout(ctx, item, image);
}

async function fetchPicture(ctx: Context, item: WishlistItem, url: URL): Promise<void> {
  const { filename } = checkName({ filename: nameOf(url, undefined) ?? '', clientId: null });
  await checkImageQuota(ctx, 1);
  await checkImportQuota(ctx, 1);
  const image = await awaitImage(
    ctx,
    { filename, clientId: null },
    { itemId: item.id, sourceUrl: url.href, ownExpiresAt: null, expiresAt: item.expiresAt },
  );
  // Its cutout is that of its item when it comes: jobs/kinds/import-url.ts.
  const payload = { url: url.href, isNamed: false, recipes: [] };
  await createImports(ctx, [{ payload, image }]);
}

/** Deletes what an item has, which is locked. Restored within ten minutes it comes to the library. */
export async function dropPicture(ctx: Context, item: Pick<WishlistItem, 'id'>): Promise<void> {
  const images = await ctx.em.find(Image, { itemId: item.id }, { fields: ['id', 'accountId', 'galleryId'] });
  const goneAt = ctx.now();
  const restorableUntil = new Date(goneAt.getTime() + restorableMs);
  const ownExpiresAt = new Date(goneAt.getTime() + ctx.config.defaultTtlMs);
  await hideImages(
    ctx,
    images.map(({ id }) => id),
    { goneAt, restorableUntil },
  );
  await ctx.em.execute(
    'update image set item_id = null, own_expires_at = ?, expires_at = ? where item_id = ?',
    [ownExpiresAt, ownExpiresAt, item.id],
  );
  await announce(ctx, ...changesOf('image', images));
}
