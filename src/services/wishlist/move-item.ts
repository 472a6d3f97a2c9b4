import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { requireNode } from '../access/find-node.ts';
import { findItemPosition } from './item-position.ts';
import { asLocked, lockWishlist } from './lock-wishlist.ts';
import { noteChange } from './note-change.ts';

/** Puts it before another item of its list, or last; where things lie on the collage is nothing to that. */
export async function moveWishlistItem(
  ctx: Context,
  { id, before }: { id: string; before?: string | null },
): Promise<WishlistItem> {
  const { wishlistId } = await requireNode(ctx, 'WishlistItem', id);
  await inTransaction(ctx, async (inner) => {
    const wishlist = await lockWishlist(inner, wishlistId);
    const item = await inner.em.findOneOrFail(WishlistItem, { id }, asLocked);
    item.position = await findItemPosition(inner, wishlistId, { before, movedId: id });
    await inner.em.flush();
    await noteChange(inner, wishlist, [item], { asksLayout: false });
  });
  ctx.loaders.itemsOf.clear(wishlistId);
  return ctx.em.findOneOrFail(WishlistItem, { id }, { refresh: true });
}
