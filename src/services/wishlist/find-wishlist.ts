import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { findDoor } from '../link/find-door.ts';

/** What a slug opens to whoever has entered by it; null for what opens no wishlist. */
export async function findWishlist(ctx: Context, slug: string): Promise<Wishlist | null> {
  if (ctx.scope.kind === 'link') return ctx.em.findOne(Wishlist, { id: ctx.scope.wishlistId });
  const door = await findDoor(ctx, slug);
  return door && 'wishlist' in door ? ctx.em.findOne(Wishlist, { id: door.wishlist.id }) : null;
}

/** The one of the address, or of the id; NOT_FOUND for none. */
export async function requireWishlist(
  ctx: Context,
  { id, slug }: { id?: string | null; slug?: string | null },
): Promise<Wishlist> {
  if ((id == null) === (slug == null)) throw badInput('id', 'given or else slug', 'both or neither');
  if (slug != null) {
    const wishlist = await findWishlist(ctx, slug);
    if (wishlist) return wishlist;
    throw new AppError('NOT_FOUND', 'There is no such wishlist.', { params: { argument: 'slug' } });
  }
  requireOwner(ctx);
  return requireNode(ctx, 'Wishlist', id ?? '');
}
