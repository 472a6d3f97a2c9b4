import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { ImagesFate } from '../../schema/gallery-input.ts';
import { restorableMs } from '../../schema/life.ts';
import { requireNode } from '../access/find-node.ts';
import { hideImages } from '../image/hide-images.ts';
import { changeWholeGallery } from './change-whole-gallery.ts';
import { takeOut } from './take-out.ts';

/**
 * Hides it at once; its links die for good. Its images are hidden with it, and come back with it within ten minutes, or go
 * to the library.
 */
export async function deleteGallery(
  ctx: Context,
  { id, fate }: { id: string; fate: ImagesFate },
): Promise<{ deletedId: string }> {
  const { id: galleryId } = await requireNode(ctx, 'Gallery', id);
  const goneAt = ctx.now();
  const restorableUntil = new Date(goneAt.getTime() + restorableMs);
  await changeWholeGallery(ctx, galleryId, async (inner, { gallery, ids, restorableIds }) => {
    await inner.em.execute('update gallery_link set gone_at = ? where gallery_id = ? and gone_at is null', [
      goneAt,
      galleryId,
    ]);
    if (fate === 'KEEP') await takeOut(inner, [...ids, ...restorableIds]);
    else await hideImages(inner, ids, { goneAt, restorableUntil });
    Object.assign(gallery, { goneAt, restorableUntil });
    await inner.em.flush();
    const { accountId } = gallery;
    const images = ids.map((imageId) => ({ id: imageId, accountId, galleryId }));
    await announce(inner, ...changesOf('image', images), ...changesOf('gallery', [gallery]));
  });
  ctx.loaders.gallery.clear(galleryId);
  return { deletedId: galleryId };
}
