import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { parseId } from '../../schema/id.ts';
import { isRestorable } from '../../schema/life.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { lockAccount } from '../account/quota.ts';
import { askLayout } from '../collage/ask-layout.ts';
import { bringBackImages } from '../image/hide-images.ts';
import { asLocked, updateItems } from './lock-wishlist.ts';

/** What was deleted less than ten minutes ago, with all that was in it; else NOT_FOUND. */
export async function restoreWishlist(ctx: Context, id: string): Promise<Wishlist> {
  const now = ctx.now();
  const where = { id: parseId(id) === 'Wishlist' ? id : '', ...isRestorable(now) };
  const gone = { filters: { alive: false } };
  const wishlistId = await inTransaction(ctx, async (inner) => {
    const { em } = inner;
    await lockAccount(inner);
    const found = await em.findOne(Wishlist, where, gone);
    if (!found) throw new AppError('NOT_FOUND', `There is no wishlist ${quote(id)} that can be restored.`);
    const rows = await em.execute<{ id: string }[]>(
      `select id from image where item_id in (select id from wishlist_item where wishlist_id = ?)
         and gone_at = ? and restorable_until > ? and reaper is null order by id for update`,
      [found.id, found.goneAt, now],
    );
    const wishlist = await em.findOne(Wishlist, where, { ...gone, ...asLocked });
    if (!wishlist) throw new AppError('NOT_FOUND', `${id} was restored meanwhile.`);
    Object.assign(wishlist, { goneAt: null, restorableUntil: null });
    await em.flush();
    await updateItems(inner, wishlist.id, 'gone_at = null', []);
    const ids = rows.map((row) => row.id);
    await bringBackImages(inner, ids);
    await askLayout(inner, wishlist.id);
    const images = ids.map((imageId) => ({ id: imageId, accountId: wishlist.accountId }));
    await announce(inner, ...changesOf('wishlist', [wishlist]), ...changesOf('image', images));
    return wishlist.id;
  });
  ctx.loaders.wishlist.clear(wishlistId);
  return ctx.em.findOneOrFail(Wishlist, { id: wishlistId }, { refresh: true });
}
