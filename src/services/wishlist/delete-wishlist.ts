import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { restorableMs } from '../../schema/life.ts';
import { requireNode } from '../access/find-node.ts';
import { hideImages } from '../image/hide-images.ts';
import { changeWholeWishlist, updateItems } from './lock-wishlist.ts';

/** Hides it with all that is in it; for ten minutes it can be restored. */
export async function deleteWishlist(ctx: Context, id: string): Promise<{ deletedId: string }> {
  const { id: wishlistId } = await requireNode(ctx, 'Wishlist', id);
  const goneAt = ctx.now();
  const restorableUntil = new Date(goneAt.getTime() + restorableMs);
  await changeWholeWishlist(ctx, wishlistId, async (inner, { wishlist, imageIds }) => {
    await hideImages(inner, imageIds, { goneAt, restorableUntil });
    Object.assign(wishlist, { goneAt, restorableUntil });
    await inner.em.flush();
    await updateItems(inner, wishlistId, 'gone_at = ?', [goneAt]);
    const { accountId } = wishlist;
    const images = imageIds.map((imageId) => ({ id: imageId, accountId }));
    await announce(inner, ...changesOf('image', images), ...changesOf('wishlist', [wishlist]));
  });
  ctx.loaders.wishlist.clear(wishlistId);
  return { deletedId: wishlistId };
}
