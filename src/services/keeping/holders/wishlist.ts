import type { SystemContext } from '../../../context/context.ts';
import { inTransaction } from '../../../context/transaction.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf } from '../../../events/topics.ts';
import { hideDue, listRestorableEndings, reapedFrom } from '../hide-due.ts';
import type { Holder } from '../holder.ts';
import { reapRows, rowsAtOnce } from '../reap-rows.ts';

/** Ends with its items, whose pictures have no later end than it, and are hidden and removed before. */
export const wishlistHolder: Holder = {
  counted: 'wishlists',

  endings: (_ctx, after, until) => listRestorableEndings('wishlist', after, until),

  nextEnd: 'select min(expires_at) from wishlist where gone_at is null and expires_at > ?',

  async hide(ctx) {
    return inTransaction(ctx, async (inner) => {
      const columns = 'wishlist.id, wishlist.account_id as "accountId"';
      const wishlists = await hideDue<{ id: string; accountId: string }>(inner, 'wishlist', columns);
      await announce(inner, ...changesOf('wishlist', wishlists));
      return wishlists.length;
    });
  },

  reap: (reaping) => reapRows(reaping, 'wishlists', removeWishlists),
};

/** With their items and collages. One whose collages still have pictures in the storage stays, as they are found by it. */
async function removeWishlists(inner: SystemContext): Promise<number> {
  const gone = await inner.em.execute<{ id: string; accountId: string }[]>(
    `delete from wishlist where id in (
       select id from wishlist where gone_at is not null and ${reapedFrom('wishlist')} <= ?
         and not exists (select from collage_picture picture join collage on collage.id = picture.collage_id
           where collage.wishlist_id = wishlist.id)
         order by ${reapedFrom('wishlist')} limit ${rowsAtOnce} for update skip locked
     ) returning id, account_id as "accountId"`,
    [inner.now()],
  );
  await announce(inner, ...changesOf('wishlist', gone));
  return gone.length;
}
