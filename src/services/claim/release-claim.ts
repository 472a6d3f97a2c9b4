import type { Context } from '../../context/context.ts';
import { enterScope } from '../../context/enter-scope.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { writeClaimed } from '../../events/topics.ts';
import type { ClaimRow, ReleaseClaimInput } from '../../schema/claim.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { scopeOf } from '../link/enter-by-link.ts';
import { findDoor, isDoorClosed } from '../link/find-door.ts';
import { findClaims, hashToken } from './claim-row.ts';

export interface Released {
  claim: ClaimRow | null;
  item: WishlistItem | null;
  /** What the item is shown with; null where its wishlist is open to nobody any more. */
  ctx: Context | null;
}

/** For whoever has the token, with a key or without. All of it once more is the same answer. */
export async function releaseClaim(ctx: Context, { token, quantity }: ReleaseClaimInput): Promise<Released> {
  if (quantity != null && quantity < 1) throw badInput('quantity', 'at least 1', `${quantity}`);
  const tokenHash = hashToken(token);
  const [known] = await findClaims(ctx, 'claim.token_hash = ?', [tokenHash]);
  if (!known) throw new AppError('NOT_FOUND', 'There is no such claim.', { params: { argument: 'token' } });
  const left = await inTransaction(ctx, async (inner) => {
    const [item] = await inner.em.execute<{ wishlist_id: string }[]>(
      'select wishlist_id from wishlist_item where id = ? for no key update',
      [known.itemId],
    );
    const [claim] = await findClaims(inner, 'claim.id = ?', [known.id]);
    if (!item || !claim) return null;
    const kept = quantity == null ? 0 : Math.max(0, claim.quantity - quantity);
    if (kept === claim.quantity) return claim;
    await inner.em.execute('update claim set quantity = ? where id = ?', [kept, claim.id]);
    await announce(inner, { topic: 'claim', id: writeClaimed(claim.itemId), shownOf: item.wishlist_id });
    return { ...claim, quantity: kept };
  });
  const shown = await enterWishlistOf(ctx, known);
  return {
    claim: left && left.quantity > 0 ? left : null,
    item: shown && (await shown.em.findOne(WishlistItem, { id: known.itemId })),
    ctx: shown,
  };
}

/** As who came by its address, which whoever claims has done; null where they could not do so by it any more. */
async function enterWishlistOf(ctx: Context, { itemId, version }: ClaimRow): Promise<Context | null> {
  const [row] = await ctx.em.execute<{ slug: string }[]>(
    `select wishlist.slug from wishlist_item item join wishlist on wishlist.id = item.wishlist_id where item.id = ?`,
    [itemId],
  );
  const door = row ? await findDoor(ctx, row.slug) : null;
  if (!door || !('wishlist' in door) || isDoorClosed(door, ctx.now())) return null;
  const { visibility, version: now, slug } = door.wishlist;
  return visibility === 'PRIVATE' || version !== now ? null : enterScope(ctx, scopeOf(door, slug, null));
}
