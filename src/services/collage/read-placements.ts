import { type Place, placeOutlines } from '../../collage/place.ts';
import type { Context } from '../../context/context.ts';
import type { Collage, ItemPlacement } from '../../schema/collage.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { nearestAspect } from './nearest-aspect.ts';

/** What lies on a collage, back to front, of what is still there. */
export async function readPlacements(ctx: Context, collage: Collage): Promise<ItemPlacement[]> {
  const items = await ctx.loaders.itemsOf.load(collage.wishlistId);
  const laid = items.flatMap((item) => {
    const place = collage.places[item.id];
    return place ? [{ item, place }] : [];
  });
  const placements = await Promise.all(laid.map(({ item, place }) => describe(ctx, collage, item, place)));
  return placements.flatMap((placement) => placement ?? []).toSorted((a, b) => a.placement.z - b.placement.z);
}

async function describe(
  ctx: Context,
  { pins }: Collage,
  item: WishlistItem,
  placement: Place,
): Promise<ItemPlacement | null> {
  const silhouette = await ctx.loaders.silhouette.load(item.id);
  if (!silhouette) return null;
  const isPinned = Object.hasOwn(pins, item.id);
  return {
    item,
    placement,
    ratio: silhouette.ratio,
    isPinned,
    outlines: placeOutlines(silhouette, placement),
  };
}

/** Where an item lies now; null until it has an outline, and on a collage that nobody has asked for yet. */
export async function findPlacement(
  ctx: Context,
  item: WishlistItem,
  aspect: number | null | undefined,
): Promise<Place | null> {
  const key = { wishlistId: item.wishlistId, aspect: nearestAspect(aspect) };
  const collage = await ctx.loaders.collage.load(key);
  return collage?.places[item.id] ?? null;
}
