import type { Context } from '../../context/context.ts';
import { AppError, toFailure } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Batch } from '../../schema/batch.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import { Image } from '../../schema/image.ts';
import { nameOf } from '../../tools/remote/file-name.ts';
import { checkByteQuota, checkImageQuota } from '../account/quota.ts';
import { lockGalleries } from '../gallery/lock-galleries.ts';
import { cleanFilename } from '../image/image-input.ts';
import { awaitImage } from '../image/insert-image.ts';
import { createImports, type NewImport } from '../job/create-imports.ts';
import { findOrCreateJobs, pairUp } from '../job/find-or-create-jobs.ts';
import { settle } from '../upload/destination.ts';
import { findEarlierImages } from './earlier-images.ts';
import { endItems, type ItemEnd, tellItems, told } from './end-items.ts';
import { urlParser } from './parse-url.ts';
import { recipesOf } from './recipes-of.ts';
import { placeInWishlist } from './row-item.ts';
import { settleItems } from './settle-items.ts';
import type { ParsedItem, TakenItem } from './taken-item.ts';

/** What an item is worked on by: a picture that is there, or one that is fetched. */
type Work = { item: ParsedItem; image: Image; isThere: boolean };

/**
 * Puts the work of items in line: a picture that was fetched before is used again, any other is fetched. What cannot be begun fails at
 * once, and says why. Expects the account and the batch to be locked.
 */
export async function beginItems(ctx: Context, batch: Batch, items: readonly TakenItem[]): Promise<void> {
  const ends: ItemEnd[] = [];
  const fail = ({ id }: TakenItem, error: unknown) => {
    // What is away now may be there for the next.
    if (!(error instanceof AppError) || error.code === 'SERVICE_UNAVAILABLE') throw error;
    ends.push({ id, status: 'FAILED', error: toFailure(error) });
  };
  const parse = urlParser(ctx);
  const parsed = items.flatMap((item): ParsedItem[] => {
    try {
      return [{ ...item, parsed: parse(item.url) }];
    } catch (error) {
      fail(item, error);
      return [];
    }
  });
  const earlier = await findEarlierImages(ctx, batch, parsed);
  await lockTargets(ctx, batch, [...earlier.values()]);
  const recipes = recipesOf(batch);
  const works: Work[] = [];
  for (const item of parsed) {
    try {
      const image = earlier.get(item.id);
      works.push(
        image
          ? { item, image, isThere: image.status === 'READY' }
          : { item, image: await awaitNew(ctx, batch, item), isThere: false },
      );
    } catch (error) {
      fail(item, error);
    }
  }
  await startWork(ctx, works, recipes);
  await setRunning(ctx, works);
  await endItems(ctx, ends);
  // All of it may have been made before.
  await settleItems(
    ctx,
    works.filter(({ isThere }) => isThere).map(({ image }) => image.id),
  );
}

/** Behind the images, and before what the account holds is changed. */
async function lockTargets(
  ctx: Context,
  { galleryId, wishlistId }: Batch,
  images: readonly Image[],
): Promise<void> {
  await lockGalleries(ctx, [galleryId, ...images.map((image) => image.galleryId)]);
  await ctx.em.execute('select from wishlist where id = ? for no key update', [wishlistId]);
}

async function awaitNew(ctx: Context, batch: Batch, item: ParsedItem): Promise<Image> {
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, 1);
  const { href } = item.parsed;
  const filename = cleanFilename(nameOf(item.parsed, undefined) ?? '');
  const place = await findPlace(ctx, batch, item, filename);
  return awaitImage(ctx, { filename, clientId: null }, { ...place, sourceUrl: href });
}

async function findPlace(ctx: Context, batch: Batch, item: ParsedItem, filename: string) {
  const { galleryId, imageLifeMs: lifeMs, wishlistId } = batch;
  if (wishlistId !== null && item.ordinal === 0) {
    const place = await placeInWishlist(ctx, wishlistId, item);
    if (place) return place;
  }
  const { maxUploadBytes: maxBytes } = ctx.config;
  const destination = { owner: ctx, galleryId, guest: null, lifeMs, recipes: [], maxBytes };
  return settle(ctx, destination, { filename, byteSize: 0 });
}

async function startWork(ctx: Context, works: readonly Work[], recipes: CompleteRecipe[]): Promise<void> {
  const there = works.filter(({ isThere }) => isThere).map(({ image }) => image);
  // Room for all of it was asked for before any was taken.
  if (there.length > 0) await findOrCreateJobs(ctx, pairUp(there, recipes), { isPromised: true });
  const awaited = works.filter(({ isThere }) => !isThere);
  const rejected = awaited.map(({ image }) => image).filter(({ status }) => status === 'REJECTED');
  for (const image of rejected)
    Object.assign(image, { status: 'AWAITING_BYTES', rejection: null } satisfies Partial<Image>);
  await ctx.em.flush();
  await announce(ctx, ...changesOf('image', rejected));
  await createImports(
    ctx,
    awaited.map(
      ({ item, image }): NewImport => ({
        image,
        payload: { url: item.parsed.href, isNamed: false, recipes },
      }),
    ),
  );
}

async function setRunning(ctx: Context, works: readonly Work[]): Promise<void> {
  const rows = works.map(({ item, image }) => ({ id: item.id, image_id: image.id }));
  const begun = await ctx.em.execute<{ id: string; accountId: string; batchId: string }[]>(
    `update batch_item item set status = 'RUNNING', attempt = item.attempt + 1, error = null, image_id = one.image_id,
       updated_at = now(), revision = item.revision + 1
     from jsonb_to_recordset(?::jsonb) as one (id text, image_id text) where item.id = one.id returning ${told}`,
    [JSON.stringify(rows)],
  );
  await tellItems(ctx, begun);
}
