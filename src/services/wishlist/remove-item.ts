import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { requireNode } from '../access/find-node.ts';
import { dropPicture, lockPictures } from './item-picture.ts';
import { lockWishlist } from './lock-wishlist.ts';
import { noteChange } from './note-change.ts';

/** For good, be it claimed or not. Its picture is deleted and can be restored, into the library. */
export async function removeWishlistItem(
  ctx: Context,
  itemId: string,
): Promise<{ itemId: string; wishlist: Wishlist }> {
  const { id, wishlistId, accountId } = await requireNode(ctx, 'WishlistItem', itemId);
  await inTransaction(ctx, async (inner) => {
    await lockPictures(inner, { itemId: id });
    const wishlist = await lockWishlist(inner, wishlistId);
    await dropPicture(inner, { id });
    await inner.em.nativeDelete(WishlistItem, { id });
    await inner.em.execute('update collage set pins = pins - ?::text where wishlist_id = ?', [
      id,
      wishlistId,
    ]);
    await noteChange(inner, wishlist, [{ id, accountId, wishlistId }]);
  });
  ctx.loaders.wishlistItem.clear(id);
  ctx.loaders.itemsOf.clear(wishlistId);
  const wishlist = await ctx.em.findOneOrFail(Wishlist, { id: wishlistId }, { refresh: true });
  return { itemId: id, wishlist };
}
