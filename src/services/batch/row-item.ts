import type { Context } from '../../context/context.ts';
import { BatchRow } from '../../schema/batch-row.ts';
import type { Image } from '../../schema/image.ts';
import { cleanText } from '../../schema/text.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { insertItem } from '../wishlist/add-item.ts';
import { readSafeLink } from '../wishlist/item-link.ts';
import { lockWishlist } from '../wishlist/lock-wishlist.ts';
import { noteChange } from '../wishlist/note-change.ts';
import type { ParsedItem } from './taken-item.ts';

type Place = Pick<Image, 'itemId' | 'ownExpiresAt' | 'expiresAt'>;

/**
 * The item of a wishlist that a row becomes, as the place of its picture; null for a wishlist that is gone, or an item that has a
 * picture by now. QUOTA_EXCEEDED for a wishlist that is full.
 */
export async function placeInWishlist(
  ctx: Context,
  wishlistId: string,
  { rowId, parsed }: ParsedItem,
): Promise<Place | null> {
  const [row, there] = await Promise.all([
    ctx.em.findOneOrFail(BatchRow, { id: rowId }),
    ctx.em.findOne(Wishlist, { id: wishlistId }, { fields: ['id'] }),
  ]);
  if (!there) return null;
  const wishlist = await lockWishlist(ctx, wishlistId, 'wishlistId');
  // Tried again, it is the same.
  const known = await ctx.em.findOne(WishlistItem, { clientId: rowId });
  if (known && (await hasPicture(ctx, known))) return null;
  const item =
    known ??
    (await insertItem(ctx, wishlist, {
      name: cleanText(row.name ?? '') || parsed.hostname,
      link: await findLink(ctx, row),
      clientId: rowId,
    }));
  await noteChange(ctx, wishlist, [item]);
  return { itemId: item.id, ownExpiresAt: null, expiresAt: item.expiresAt };
}

async function hasPicture({ em }: Context, { id }: WishlistItem): Promise<boolean> {
  const found = await em.execute<object[]>('select 1 from image where item_id = ? and gone_at is null', [id]);
  return found.length > 0;
}

/** The first address in a column that is neither of pictures nor of names. */
async function findLink(ctx: Context, { batchId, cells }: BatchRow): Promise<string | null> {
  const batch = await ctx.loaders.batch.load(batchId);
  const others = batch?.layout.columns.filter(({ role }) => role === 'OTHER') ?? [];
  const links = others.flatMap(({ index }) => readSafeLink(cells[index]?.trim() ?? '') ?? []);
  return links[0]?.href ?? null;
}
