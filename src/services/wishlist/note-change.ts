import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { askLayout } from '../collage/ask-layout.ts';

/**
 * That its owner has changed something in a wishlist, which is locked: it has another revision then, who watches is told, and
 * its collages are laid out anew unless that makes no difference to them.
 */
export async function noteChange(
  ctx: Context,
  wishlist: Wishlist,
  items: readonly Pick<WishlistItem, 'id' | 'accountId' | 'wishlistId'>[],
  { asksLayout = true }: { asksLayout?: boolean } = {},
): Promise<void> {
  await ctx.em.execute('update wishlist set updated_at = now() where id = ?', [wishlist.id]);
  await announce(ctx, ...changesOf('wishlist', [wishlist]), ...changesOf('wishlist', items));
  if (asksLayout) await askLayout(ctx, wishlist.id);
  ctx.loaders.itemsOf.clear(wishlist.id);
  await ctx.em.refresh(wishlist);
}
