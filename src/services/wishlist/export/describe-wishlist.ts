import type { Context } from '../../../context/context.ts';
import { Collage } from '../../../schema/collage.ts';
import type { Wishlist } from '../../../schema/wishlist.ts';
import { signOriginal } from '../../image/original.ts';
import { type FileItem, type FilePin, fileFormat, type WishlistFile } from '../wishlist-file.ts';

/** All that its owner has said of it. What is claimed is not read. */
export async function describeWishlist(ctx: Context, wishlist: Wishlist): Promise<WishlistFile> {
  const items = await ctx.loaders.itemsOf.load(wishlist.id);
  const images = await ctx.loaders.imageOfItem.loadMany(items.map(({ id }) => id));
  const described: FileItem[] = [];
  for (const [i, item] of items.entries()) {
    const { name, link, note, price, quantity, weight, keepsBackground } = item;
    const image = images[i];
    const original = image && !(image instanceof Error) ? image : null;
    const url = original && (await signOriginal(ctx, original, {}));
    const picture = original?.sourceUrl ?? url?.href ?? null;
    described.push({ name, link, note, price, quantity, weight, keepsBackground, picture });
  }
  const { title, note, background } = wishlist;
  const pins = await listPins(
    ctx,
    wishlist,
    items.map(({ id }) => id),
  );
  return { format: fileFormat, version: 1, title, note, background, items: described, pins };
}

async function listPins(ctx: Context, { id }: Wishlist, itemIds: readonly string[]): Promise<FilePin[]> {
  const collages = await ctx.em.find(Collage, { wishlistId: id }, { orderBy: { aspect: 'asc' } });
  return collages.flatMap(({ aspect, pins }) =>
    itemIds.flatMap((itemId, item) => {
      const pin = pins[itemId];
      return pin ? [{ aspect, item, place: pin.place }] : [];
    }),
  );
}
