import type { AnyContext, Context } from '../../context/context.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import { defaultModel } from '../../tools/imaging/model/models.ts';
import { findOrCreateJobs } from '../job/find-or-create-jobs.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { renditionKey } from '../recipe/rendition-key.ts';

/** Of either side, pixels: a collage of 4096 px shows few things larger. */
const cutoutSide = 1600;

/** What lies on the collage of an item's picture: its subject, or all of it. */
export function cutoutRecipe({ keepsBackground }: Pick<WishlistItem, 'keepsBackground'>): CompleteRecipe {
  return {
    version: 1,
    removeBackground: keepsBackground
      ? null
      : { model: defaultModel, edgeTreatment: 'REFINED', quality: 'BALANCED' },
    masks: null,
    alpha: null,
    trim: keepsBackground ? null : { margin: 0 },
    resize: { width: cutoutSide, height: cutoutSide, fit: 'INSIDE' },
    background: null,
    output: { format: 'WEBP', quality: null, lossless: false, maxBytes: null, minSsim: null },
  };
}

/** The key of what lies on the collage. */
export function cutoutKey(
  ctx: Pick<Context, 'imaging'>,
  item: Pick<WishlistItem, 'keepsBackground'>,
  image: Pick<Image, 'prefix'>,
): string {
  const recipe = cutoutRecipe(item);
  return renditionKey(image, recipe, modelOf(ctx, recipe));
}

/** Has it made of a picture that is READY, unless it is made or under way. Expects the account to be locked. */
export async function requestCutout(
  ctx: Context,
  item: Pick<WishlistItem, 'keepsBackground'>,
  image: Image,
): Promise<void> {
  if (image.status === 'READY') await findOrCreateJobs(ctx, [{ image, recipe: cutoutRecipe(item) }]);
}

/** Those under which cutouts are stored, of each item that has a picture. */
export async function findCutoutKeys(
  ctx: Pick<AnyContext, 'loaders' | 'imaging'>,
  items: readonly WishlistItem[],
): Promise<Map<string, { image: Image; key: string }>> {
  const images = await ctx.loaders.imageOfItem.loadMany(items.map(({ id }) => id));
  return new Map(
    items.flatMap((item, i) => {
      const image = images[i];
      if (!image || image instanceof Error) return [];
      return [[item.id, { image, key: cutoutKey(ctx, item, image) }]];
    }),
  );
}
