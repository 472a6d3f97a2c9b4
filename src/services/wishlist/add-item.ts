import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, quote } from '../../errors.ts';
import { createId } from '../../schema/id.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import type { AddWishlistItemInput } from '../../schema/wishlist-item-input.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkQuota, lockAccount } from '../account/quota.ts';
import { checkClientId } from '../gallery/gallery-input.ts';
import { checkItem } from './item-input.ts';
import { givePicture, lockPictures, readPictureUrl } from './item-picture.ts';
import { findItemPosition } from './item-position.ts';
import { lockWishlist } from './lock-wishlist.ts';
import { noteChange } from './note-change.ts';

export interface AddedItem {
  item: WishlistItem;
  wasKnown: boolean;
}

/** An item, last in its list. A clientId seen before answers with the item of then, if it is there. */
export async function addWishlistItem(ctx: Context, input: AddWishlistItemInput): Promise<AddedItem> {
  const fields = checkItem(input);
  const clientId = input.clientId == null ? null : checkClientId(input.clientId);
  const url = readPictureUrl(ctx, input);
  const { id: wishlistId } = await requireNode(ctx, 'Wishlist', input.wishlistId);
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const known = await findKnown(inner, clientId, wishlistId);
    if (known) return { item: known, wasKnown: true };
    const image = await lockPictures(inner, input);
    const wishlist = await lockWishlist(inner, wishlistId, 'wishlistId');
    const item = await insertItem(inner, wishlist, { ...fields, clientId });
    await givePicture(inner, item, image ? { image } : url && { url });
    await noteChange(inner, wishlist, [item]);
    await inner.em.refresh(item);
    return { item, wasKnown: false };
  });
}

async function findKnown(
  { em }: Context,
  clientId: string | null,
  wishlistId: string,
): Promise<WishlistItem | null> {
  const known = clientId === null ? null : await em.findOne(WishlistItem, { clientId });
  if (!known || known.wishlistId === wishlistId) return known;
  throw new AppError('CONFLICT', `clientId ${quote(clientId)} is that of an item of another wishlist.`, {
    params: { argument: 'clientId' },
  });
}

/** Last in its wishlist, which is locked. */
export async function insertItem(
  ctx: Context,
  wishlist: Wishlist,
  fields: Partial<WishlistItem> & { clientId: string | null },
): Promise<WishlistItem> {
  const { em, config } = ctx;
  const count = await em.count(WishlistItem, { wishlistId: wishlist.id });
  checkQuota('wishlistItems', 'items of a wishlist', count + 1, config.maxWishlistItems);
  const accountId = requireOwner(ctx);
  // Of what is gone.
  if (fields.clientId !== null)
    await em.execute('update wishlist_item set client_id = null where account_id = ? and client_id = ?', [
      accountId,
      fields.clientId,
    ]);
  const item = em.create(WishlistItem, {
    id: createId('WishlistItem'),
    accountId,
    wishlistId: wishlist.id,
    position: await findItemPosition(ctx, wishlist.id),
    name: '',
    link: null,
    note: null,
    price: null,
    outlined: null,
    silhouette: null,
    createdAt: ctx.now(),
    expiresAt: wishlist.expiresAt,
    goneAt: null,
    ...fields,
  });
  await em.persist(item).flush();
  return item;
}
