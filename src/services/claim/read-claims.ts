import type { Context } from '../../context/context.ts';
import { type ClaimRow, isHeldSql } from '../../schema/claim.ts';
import { isRevealed } from '../../schema/wishlist.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { findClaims, hashToken } from './claim-row.ts';

/** Oldest first; null for its owner before `revealAt`, whether there are any or not. */
export async function readClaims(ctx: Context, item: WishlistItem): Promise<ClaimRow[] | null> {
  if (ctx.scope.kind !== 'link') {
    const wishlist = await ctx.loaders.wishlist.load(item.wishlistId);
    if (!wishlist || !isRevealed(wishlist, ctx.now())) return null;
  }
  return ctx.loaders.claimsOf.load(item.id);
}

/** Of how many of it somebody has said that they give them; null as above. */
export async function countClaimed(ctx: Context, item: WishlistItem): Promise<number | null> {
  const claims = await readClaims(ctx, item);
  if (claims === null) return null;
  return claims.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What a token is of, for whoever has it; null once nothing of it is left, or its item is gone. */
export async function findClaim(ctx: Context, token: string): Promise<ClaimRow | null> {
  const [claim] = await findClaims(ctx, `claim.token_hash = ? and ${isHeldSql}`, [hashToken(token)]);
  return claim ?? null;
}
