import type { Context } from '../../context/context.ts';
import type { Failure } from '../../schema/error.ts';
import type { Job } from '../../schema/job.ts';
import type { Rendition } from '../../schema/rendition.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { cutoutKey } from './item-cutout.ts';

/** What lies of it on the collage; null until it is made. */
export async function findItemCutout(ctx: Context, item: WishlistItem): Promise<Rendition | null> {
  const image = await ctx.loaders.imageOfItem.load(item.id);
  return image && ctx.loaders.renditionByKey.load(cutoutKey(ctx, item, image));
}

/** The newest job that fetches its picture or cuts it out. */
export async function findItemJob(ctx: Context, item: WishlistItem): Promise<Job | null> {
  const image = await ctx.loaders.imageOfItem.load(item.id);
  return image && ctx.loaders.workOf.load({ imageId: image.id, key: cutoutKey(ctx, item, image) });
}

/** Why it has no picture, or no cutout. */
export async function findItemProblem(ctx: Context, item: WishlistItem): Promise<Failure | null> {
  const image = await ctx.loaders.imageOfItem.load(item.id);
  if (!image || image.status === 'REJECTED') return image?.rejection ?? null;
  const job = await findItemJob(ctx, item);
  return job && (job.status === 'FAILED' || job.status === 'CANCELED') ? job.error : null;
}
