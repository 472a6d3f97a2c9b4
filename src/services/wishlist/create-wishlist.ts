import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { createId } from '../../schema/id.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import type { CreateWishlistInput } from '../../schema/wishlist-input.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkQuota, lockAccount } from '../account/quota.ts';
import { checkClientId, checkNote } from '../gallery/gallery-input.ts';
import { createSlug } from '../link/slug.ts';
import { endAfter } from '../list/instant.ts';
import { checkRevealAt, checkTitle } from './wishlist-input.ts';

export const maxWishlists = 10_000;

/** A clientId seen before answers with the wishlist of then, if that is there. */
export async function createWishlist(
  ctx: Context,
  input: CreateWishlistInput,
): Promise<{ wishlist: Wishlist; wasKnown: boolean }> {
  const now = ctx.now();
  const title = checkTitle(input.title);
  const note = input.note == null ? null : checkNote(input.note);
  const clientId = input.clientId == null ? null : checkClientId(input.clientId);
  const revealAt = input.revealAt ? checkRevealAt(input.revealAt, now) : null;
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    await lockAccount(inner);
    const known = clientId === null ? null : await em.findOne(Wishlist, { clientId });
    if (known) return { wishlist: known, wasKnown: true };
    const accountId = requireOwner(ctx);
    // Of what is gone.
    await em.execute('update wishlist set client_id = null where account_id = ? and client_id = ?', [
      accountId,
      clientId,
    ]);
    checkQuota('wishlists', 'wishlists', (await em.count(Wishlist)) + 1, maxWishlists);
    const wishlist = em.create(Wishlist, {
      id: createId('Wishlist'),
      accountId,
      clientId,
      slug: createSlug('wishlist'),
      title,
      note,
      visibility: input.visibility ?? 'PRIVATE',
      passwordHash: null,
      background: input.background ?? null,
      expiresAt: endAfter(now, input.expiresIn, 'expiresIn'),
      revealAt,
      createdAt: now,
      goneAt: null,
      restorableUntil: null,
    });
    await em.persist(wishlist).flush();
    await announce(inner, ...changesOf('wishlist', [wishlist]));
    return { wishlist, wasKnown: false };
  });
}
