import { randomInt } from 'node:crypto';
import type { Place } from '../../collage/place.ts';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import type { Collage, PlacementInput } from '../../schema/collage.ts';
import type { PlaceItemsInput, ShuffleCollageInput, UnpinItemsInput } from '../../schema/collage-input.ts';
import { checkIdCount, findNodes, requireNode } from '../access/find-node.ts';
import { askLayout } from './ask-layout.ts';
import { findCollage, largestSeed, lockCollage } from './find-collage.ts';
import { nearestAspect } from './nearest-aspect.ts';

/**
 * Pins items where their owner wants them; the rest flows around them. CONFLICT if one of them was placed after the revision that
 * the caller knows.
 */
export async function placeItems(ctx: Context, input: PlaceItemsInput): Promise<Collage> {
  const aspect = nearestAspect(input.aspect);
  checkIdCount(
    'places',
    input.places.map(({ itemId }) => itemId),
  );
  const places = input.places.map(({ itemId, placement }, i) => ({
    itemId,
    place: checkPlace(placement, aspect, `places.${i}.placement`),
  }));
  const ids = places.map(({ itemId }) => itemId);
  return arrange(ctx, input, async (collage, inner) => {
    await requireItems(inner, collage, ids);
    for (const { itemId } of places) checkBase(collage, itemId, input.baseRevision);
    const revision = collage.revision + 1;
    const changed = Object.fromEntries(places.map(({ itemId, place }) => [itemId, place]));
    collage.places = { ...collage.places, ...changed };
    const pins = Object.entries(changed).map(([id, place]) => [id, { place, revision }]);
    collage.pins = { ...collage.pins, ...Object.fromEntries(pins) };
    return true;
  });
}

/** Lets items flow again, where they are at first; ids of none of its items are nothing. */
export async function unpinItems(ctx: Context, input: UnpinItemsInput): Promise<Collage> {
  const ids = input.itemIds ?? null;
  if (ids) checkIdCount('itemIds', ids);
  return arrange(ctx, input, async (collage) => {
    const pins = Object.entries(collage.pins);
    const kept = pins.filter(([id]) => ids !== null && !ids.includes(id));
    collage.pins = Object.fromEntries(kept);
    return kept.length < pins.length;
  });
}

/** Lays all out anew but what is pinned. The same seed, items and pins make the same collage. */
export async function shuffleCollage(ctx: Context, input: ShuffleCollageInput): Promise<Collage> {
  const { seed } = input;
  if (seed != null && (seed < 0 || seed > largestSeed))
    throw badInput('seed', `0 to ${largestSeed}`, `${seed}`);
  return arrange(ctx, input, async (collage) => {
    Object.assign(collage, { seed: seed ?? randomInt(largestSeed), isShuffled: true });
    return true;
  });
}

async function arrange(
  ctx: Context,
  { wishlistId, aspect }: { wishlistId: string; aspect: number },
  /** Whether it has changed anything. */
  change: (collage: Collage, inner: Context) => Promise<boolean>,
): Promise<Collage> {
  const wishlist = await requireNode(ctx, 'Wishlist', wishlistId);
  const { id } = await findCollage(ctx, wishlist, aspect);
  return inTransaction(ctx, async (inner) => {
    const collage = await lockCollage(inner, { id });
    if (!(await change(collage, inner))) return collage;
    collage.revision += 1;
    collage.laidFrom = null;
    await inner.em.flush();
    await askLayout(inner, wishlistId, id);
    await inner.em.refresh(collage);
    return collage;
  });
}

/** All of them are items of this wishlist, or NOT_FOUND. */
async function requireItems(ctx: Context, { wishlistId }: Collage, ids: readonly string[]): Promise<void> {
  const items = await findNodes(ctx, 'WishlistItem', ids, { where: { wishlistId } });
  if (items.length === new Set(ids).size) return;
  throw new AppError('NOT_FOUND', 'Expected only items of this wishlist.', {
    params: { argument: 'places' },
  });
}

function checkBase({ pins }: Collage, itemId: string, baseRevision: number | null | undefined): void {
  const pinnedAt = pins[itemId]?.revision;
  if (baseRevision == null || pinnedAt === undefined || pinnedAt <= baseRevision) return;
  throw new AppError('CONFLICT', `${itemId} was placed since, by revision ${pinnedAt}: read it anew.`, {
    params: { argument: 'baseRevision', itemId, actual: pinnedAt },
  });
}

/** Smaller than that nobody could take hold of it any more. */
const leastWidth = 0.02;
/** An Int of GraphQL is not much larger. */
const largestZ = 1_000_000;

/** A place whose centre is outside of the canvas is drawn back into it. */
function checkPlace({ x, y, width, rotation, z }: PlacementInput, aspect: number, argument: string): Place {
  if (!(width >= leastWidth && width <= 1))
    throw badInput(`${argument}.width`, `${leastWidth} to 1`, `${width}`);
  for (const [name, value] of Object.entries({ x, y, rotation: rotation ?? 0 }))
    if (!Number.isFinite(value)) throw badInput(`${argument}.${name}`, 'finite', `${value}`);
  if (z != null && (!Number.isInteger(z) || Math.abs(z) > largestZ))
    throw badInput(`${argument}.z`, `a whole number of at most ${largestZ}`, `${z}`);
  return {
    x: Math.min(Math.max(x, 0), 1),
    y: Math.min(Math.max(y, 0), 1 / aspect),
    width,
    rotation: (rotation ?? 0) % 360,
    z: z ?? 0,
  };
}
