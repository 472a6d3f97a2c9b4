import type { Context } from '../../context/context.ts';
import type { BatchItem } from '../../schema/batch-item.ts';
import type { Rendition } from '../../schema/rendition.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { renditionKey } from '../recipe/rendition-key.ts';
import { recipesOf } from './recipes-of.ts';

/** One a recipe of its batch, in their order; null where there is none, or none any more. */
export async function findItemRenditions(ctx: Context, item: BatchItem): Promise<(Rendition | null)[]> {
  const [batch, image] = await Promise.all([
    ctx.loaders.batch.load(item.batchId),
    item.imageId === null ? null : ctx.loaders.image.load(item.imageId),
  ]);
  if (!batch) return [];
  const recipes = recipesOf(batch);
  if (!image) return recipes.map(() => null);
  return Promise.all(
    recipes.map((recipe) =>
      ctx.loaders.renditionByKey.load(renditionKey(image, recipe, modelOf(ctx, recipe))),
    ),
  );
}
