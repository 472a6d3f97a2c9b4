import type { Context } from '../../context/context.ts';
import { badInput, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Gallery } from '../../schema/gallery.ts';
import type { Image } from '../../schema/image.ts';
import { findNodes, requireNode } from '../access/find-node.ts';
import { type ChangedImages, changeImages } from '../image/change-images.ts';
import { earliest } from '../list/instant.ts';
import { lifeIn } from './life-in.ts';
import { lockGallery } from './lock-galleries.ts';
import { checkGallerySize } from './place-image.ts';
import { findPositions } from './position.ts';
import { sortNameOf } from './sort-name.ts';
import { takeOut } from './take-out.ts';

export interface Move {
  ids: readonly string[];
  /** Null for the library. */
  galleryId?: string | null;
  /** Of an image there, before which they are put; null for the end. */
  before?: string | null;
}

/**
 * Puts images, in the order asked, into a gallery or the library, or to another place of the gallery they are in. In a
 * gallery they end with it at the latest; out of it their own ends hold again.
 */
export async function moveImages(ctx: Context, { ids, galleryId, before }: Move): Promise<ChangedImages> {
  const target = galleryId == null ? null : await requireNode(ctx, 'Gallery', galleryId);
  if (!target && before != null) throw badInput('before', 'null where galleryId is', quote(before));
  return changeImages(ctx, ids, { galleryIds: [target?.id ?? null] }, async (inner, images) => {
    if (!target)
      return takeOut(
        inner,
        images.map(({ id }) => id),
      );
    await putInto(inner, await lockGallery(inner, target.id, 'galleryId'), images, before ?? null);
  });
}

async function putInto(
  ctx: Context,
  gallery: Gallery,
  images: Image[],
  before: string | null,
): Promise<void> {
  const newcomers = images.filter(({ galleryId }) => galleryId !== gallery.id);
  checkGallerySize(ctx, gallery, newcomers.length);
  const moved = images.map(({ id }) => id);
  await checkBefore(ctx, gallery, before, moved);
  const positions = await findPositions(ctx, gallery.id, images.length, { before, moved });
  for (const [i, image] of images.entries()) {
    // An item's picture has no end of its own; from now on it has.
    if (image.itemId !== null) image.ownExpiresAt = new Date(ctx.now().getTime() + lifeIn(ctx, gallery));
    Object.assign(image, {
      galleryId: gallery.id,
      itemId: null,
      position: positions[i] ?? null,
      sortName: sortNameOf(image),
      expiresAt: earliest(image.ownExpiresAt, gallery.expiresAt),
    });
  }
  if (newcomers.length < images.length) gallery.orderRevision += 1;
  await ctx.em.flush();
  await announce(ctx, ...changesOf('gallery', [gallery]));
}

async function checkBefore(
  ctx: Context,
  { id }: Gallery,
  before: string | null,
  moved: readonly string[],
): Promise<void> {
  if (before === null) return;
  const [image] = await findNodes(ctx, 'Image', [before]);
  if (moved.includes(before) || image?.galleryId !== id)
    throw badInput('before', 'the id of an image that stays in that gallery', quote(before));
}
