import type { Context } from '../../context/context.ts';
import { Image } from '../../schema/image.ts';
import { WishlistItem } from '../../schema/wishlist-item.ts';
import { checkImageQuota } from '../account/quota.ts';
import { checkGallerySize } from '../gallery/place-image.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { createJobs } from '../job/create-jobs.ts';
import { dropReceipts, writeReceipts } from '../keeping/receipt.ts';
import { requestCutout } from '../wishlist/item-cutout.ts';

/** Of so many images the jobs are canceled by one statement. */
const jobsAtOnce = 1000;

/**
 * Both are a few statements for however many images there are: a gallery may have ten thousand. They expect the rows to be
 * locked, and then their galleries; what was read of them before is not true any more.
 */
export async function hideImages(
  ctx: Context,
  ids: readonly string[],
  { goneAt, restorableUntil }: Pick<Image, 'goneAt' | 'restorableUntil'>,
): Promise<void> {
  const { em } = ctx;
  const list = `{${ids.join(',')}}`;
  // Jobs first: whoever changes what an account holds has locked all else that they will lock.
  await em.execute(
    "select from job where image_id = any(?::text[]) and status in ('QUEUED', 'RUNNING') order by id for update",
    [list],
  );
  for (let i = 0; i < ids.length; i += jobsAtOnce)
    await cancelJobs(ctx, { imageId: { $in: ids.slice(i, i + jobsAtOnce) } });
  await em.execute('update image set gone_at = ?, restorable_until = ? where id = any(?::text[])', [
    goneAt,
    restorableUntil,
    list,
  ]);
  await em.execute('update stored_object set deleted_at = ? where image_id = any(?::text[])', [goneAt, list]);
  await writeReceipts(ctx, ids);
}

/** QUOTA_EXCEEDED if the account would have too many. Where they are of items, it is expected to be locked. */
export async function bringBackImages(ctx: Context, ids: readonly string[]): Promise<void> {
  const { em } = ctx;
  const list = `{${ids.join(',')}}`;
  await em.execute('update image set gone_at = null, restorable_until = null where id = any(?::text[])', [
    list,
  ]);
  await checkImageQuota(ctx, 0);
  await checkGallerySizes(ctx, list);
  await em.execute('update stored_object set deleted_at = null where image_id = any(?::text[])', [list]);
  await dropReceipts(ctx, ids);
  // Deleting canceled the job that would have made its thumbnail.
  const bare = await em.execute<{ id: string }[]>(
    "select id from image where id = any(?::text[]) and status = 'READY' and placeholder is null",
    [list],
  );
  const images = await em.find(Image, { id: { $in: bare.map(({ id }) => id) } }, { refresh: true });
  await createJobs(
    ctx,
    images.map((image) => ({ kind: 'PREPARE_IMAGE', payload: {}, image })),
  );
  await requestCutoutsAgain(ctx, list);
}

/** Those of items, which may have been canceled too. */
async function requestCutoutsAgain(ctx: Context, list: string): Promise<void> {
  const rows = await ctx.em.execute<{ id: string; item_id: string }[]>(
    "select id, item_id from image where id = any(?::text[]) and status = 'READY' and item_id is not null",
    [list],
  );
  for (const { id, item_id: itemId } of rows) {
    const image = await ctx.em.findOne(Image, { id }, { refresh: true });
    const item = await ctx.em.findOne(WishlistItem, { id: itemId });
    if (image && item) await requestCutout(ctx, item, image);
  }
}

async function checkGallerySizes(ctx: Context, list: string): Promise<void> {
  const galleries = await ctx.em.execute<{ allImages: number }[]>(
    `select all_images as "allImages" from gallery
     where id in (select gallery_id from image where id = any(?::text[])) and all_images > ?`,
    [list, ctx.config.maxGalleryImages],
  );
  for (const gallery of galleries) checkGallerySize(ctx, gallery, 0);
}
