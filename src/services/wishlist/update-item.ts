import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput } from '../../errors.ts';
import { Image } from '../../schema/image.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import type { UpdateWishlistItemInput } from '../../schema/wishlist-item-input.ts';
import { requireNode } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { requestCutout } from './item-cutout.ts';
import { checkItem } from './item-input.ts';
import { dropPicture, givePicture, lockPictures, readPictureUrl } from './item-picture.ts';
import { asLocked, lockWishlist } from './lock-wishlist.ts';
import { noteChange } from './note-change.ts';

const cleared = { LINK: { link: null }, NOTE: { note: null }, PRICE: { price: null }, IMAGE: {} } as const;

/** What friends have claimed of it is nothing to this: fewer may be wished for than are claimed. */
export async function updateWishlistItem(
  ctx: Context,
  input: UpdateWishlistItemInput,
): Promise<WishlistItem> {
  const clear = input.clear ?? [];
  checkContradictions(input, clear);
  const fields = { ...checkItem(input), ...Object.assign({}, ...clear.map((name) => cleared[name])) };
  const url = readPictureUrl(ctx, input);
  const { id, wishlistId } = await requireNode(ctx, 'WishlistItem', input.id);
  await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const given = await lockPictures(inner, { imageId: input.imageId, itemId: id });
    const wishlist = await lockWishlist(inner, wishlistId);
    const item = await inner.em.findOneOrFail(WishlistItem, { id }, asLocked);
    const isOther = given ? given.itemId !== id : url !== null || clear.includes('IMAGE');
    if (isOther) await dropPicture(inner, item);
    Object.assign(item, fields);
    await inner.em.flush();
    if (isOther) await givePicture(inner, item, given ? { image: given } : url && { url });
    else if (input.keepsBackground != null) await remakeCutout(inner, item);
    await noteChange(inner, wishlist, [item]);
  });
  ctx.loaders.wishlistItem.clear(id);
  ctx.loaders.imageOfItem.clear(id);
  return ctx.em.findOneOrFail(WishlistItem, { id }, { refresh: true });
}

/** With its background, or without. */
async function remakeCutout(ctx: Context, item: WishlistItem): Promise<void> {
  const image = await ctx.em.findOne(Image, { itemId: item.id });
  if (image) await requestCutout(ctx, item, image);
}

function checkContradictions(input: UpdateWishlistItemInput, clear: readonly string[]): void {
  const given = {
    LINK: input.link,
    NOTE: input.note,
    PRICE: input.price,
    IMAGE: input.imageId ?? input.imageUrl,
  };
  for (const [name, value] of Object.entries(given))
    if (value != null && clear.includes(name))
      throw badInput('clear', `without ${name} where that is given`, name);
}
