import { readFile } from 'node:fs/promises';
import type { Context } from '../../../context/context.ts';
import type { Rendition } from '../../../schema/rendition.ts';
import type { Wishlist } from '../../../schema/wishlist.ts';
import type { WishlistItem } from '../../../schema/wishlist-item.ts';
import { awaitLayout } from '../../collage/await-layout.ts';
import { findCollage } from '../../collage/find-collage.ts';
import { readPlacements } from '../../collage/read-placements.ts';
import { readSafeLink } from '../item-link.ts';
import { findItemCutout } from '../item-work.ts';

/** What a page of its own needs: nothing in it is asked of anybody when it is opened. */
export async function describePage(ctx: Context, wishlist: Wishlist, aspect: number) {
  const found = await findCollage(ctx, wishlist, aspect);
  const collage = (await awaitLayout(ctx, found.id)) ?? found;
  const placements = await readPlacements(ctx, collage);
  const items = await ctx.loaders.itemsOf.load(wishlist.id);
  const cutouts = new Map<string, { url: string; width: number; height: number }>();
  for (const item of items) {
    const cutout = await findItemCutout(ctx, item);
    if (!cutout) continue;
    const { width, height } = cutout;
    cutouts.set(item.id, { url: await readDataUrl(ctx, cutout), width, height });
  }
  const { title, note, background } = wishlist;
  return {
    wishlist: { title, note, background, aspect: collage.aspect },
    // In the order of the list, which is that of the keyboard.
    pieces: items
      .flatMap((item) => placements.filter((placed) => placed.item.id === item.id))
      .map(({ item, placement, ratio, outlines }) => ({
        id: item.id,
        name: item.name,
        href: hrefOf(item),
        picture: cutouts.get(item.id)?.url ?? null,
        ratio,
        placement,
        outlines,
      })),
    items: items.map((item) => ({
      id: item.id,
      name: item.name,
      link: hrefOf(item),
      note: item.note,
      price: item.price,
      quantity: item.quantity,
      cutout: cutouts.get(item.id) ?? null,
    })),
  };
}

export type ExportPage = Awaited<ReturnType<typeof describePage>>;

const hrefOf = ({ link }: WishlistItem) => (link === null ? null : (readSafeLink(link)?.href ?? null));

function readDataUrl({ storage }: Context, { key, mimeType }: Rendition): Promise<string> {
  return storage.withFile(key, async (path) => {
    const bytes = await readFile(path);
    return `data:${mimeType};base64,${bytes.toString('base64')}`;
  });
}
