import type { Silhouette } from '../../collage/silhouette.ts';
import { rectangleSilhouette } from '../../collage/silhouette.ts';
import type { SystemContext } from '../../context/context.ts';
import { byPosition } from '../../context/wishlist-loaders.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { Rendition } from '../../schema/rendition.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { findCutoutKeys } from '../wishlist/item-cutout.ts';

/** Height of the tile with a name that lies for an item without a picture, in widths. */
const tileRatio = 0.6;

/** An item that can be laid out: its cutout is there, or there will be none. */
export interface LaidItem {
  id: string;
  silhouette: Silhouette;
  weight: number;
  /** What is drawn: the key of its cutout, or its name. */
  shows: string;
}

/** Those of a wishlist, in its order; the outlines of new cutouts are measured and kept. */
export async function collectPieces(
  ctx: SystemContext,
  { id: wishlistId, accountId }: Wishlist,
  { signal }: { signal: AbortSignal },
): Promise<LaidItem[]> {
  // What is assigned to them is stored already: a flush would write it once more, behind the lock of the collage.
  const populate = { populate: ['silhouette'], disableIdentityMap: true } as never;
  const items = (await ctx.em.find(WishlistItem, { wishlistId }, populate)).toSorted(byPosition);
  const pictures = await findCutoutKeys(ctx, items);
  const keys = [...pictures.values()].map(({ key }) => key);
  const made = new Set((await ctx.em.find(Rendition, { key: { $in: keys } })).map(({ key }) => key));
  const awaited = await findAwaited(ctx, pictures);
  const pieces: LaidItem[] = [];
  for (const item of items) {
    const key = pictures.get(item.id)?.key;
    const isMade = key !== undefined && made.has(key);
    // What is still being made lies where it lay, as it was, until it is there.
    if (!isMade && awaited.has(item.id) && item.silhouette === null) continue;
    const wanted = isMade ? key : awaited.has(item.id) ? item.outlined : '';
    if (item.outlined !== wanted || item.silhouette === null)
      await outline(ctx, item, wanted ?? '', { signal, owner: accountId });
    const { id, silhouette, weight, name } = item;
    if (silhouette) pieces.push({ id, silhouette, weight, shows: item.outlined || name });
  }
  return pieces;
}

/** Ids of the items whose picture is being fetched or cut out. */
async function findAwaited(
  { em }: SystemContext,
  pictures: Awaited<ReturnType<typeof findCutoutKeys>>,
): Promise<Set<string>> {
  const keys = [...pictures.values()].map(({ key }) => key);
  const jobs = await em.find(
    Job,
    { renditionKey: { $in: keys }, ...activeJob() },
    { fields: ['renditionKey'] },
  );
  const active = new Set(jobs.map(({ renditionKey }) => renditionKey));
  return new Set(
    [...pictures]
      .filter(([, { image, key }]) => image.status === 'AWAITING_BYTES' || active.has(key))
      .map(([id]) => id),
  );
}

/** Keeps the outlines of a stored cutout, or of a tile for the empty key. */
async function outline(
  ctx: SystemContext,
  item: WishlistItem,
  key: string,
  work: { signal: AbortSignal; owner: string },
): Promise<void> {
  const silhouette =
    key === ''
      ? rectangleSilhouette(tileRatio)
      : await ctx.storage.withFile(key, (path) => ctx.imaging.measureSilhouette(path, work));
  const seen = { id: item.id, outlined: item.outlined };
  await ctx.em.nativeUpdate(WishlistItem, seen, { outlined: key, silhouette });
  await announce(ctx, ...changesOf('wishlist', [item]));
  Object.assign(item, { outlined: key, silhouette });
}
