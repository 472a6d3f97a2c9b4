import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';
import { maxJobsAtOnce } from '../../schema/process-image.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { checkIdCount, findNodes } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { checkRecipes } from '../image/image-input.ts';
import { findMasksOf } from '../recipe/complete-for.ts';
import { checkPossible } from '../recipe/complete-recipe.ts';
import { findOrCreateJobs, pairUp } from './find-or-create-jobs.ts';

export interface RequestedRenditions {
  /** By image, then by recipe, in the order asked. */
  jobs: Job[];
  notFoundIds: string[];
  /** Of images that have no bytes. */
  notReadyIds: string[];
}

/**
 * Of every image every recipe, all or none: a job for each as requestRendition finds it. What is impossible for one of the
 * pictures is BAD_USER_INPUT for all, and says which.
 */
export async function requestRenditions(
  ctx: Context,
  { imageIds, recipes: asked }: { imageIds: string[]; recipes: RecipeInput[] },
): Promise<RequestedRenditions> {
  checkIdCount('imageIds', imageIds);
  const ids = [...new Set(imageIds)];
  const named = await findNamedMasks(ctx, ids, asked);
  // Of an image that is not there nobody is told whether it has such a mask.
  if (named === null) return { jobs: [], notFoundIds: ids, notReadyIds: [] };
  const recipes = checkRecipes(ctx, asked, named);
  const count = ids.length * recipes.length;
  if (count > maxJobsAtOnce)
    throw badInput(
      'imageIds',
      `so few that with the recipes they make at most ${maxJobsAtOnce} jobs`,
      `${count}`,
      {
        limit: maxJobsAtOnce,
        actual: count,
      },
    );
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const found = await findNodes(inner, 'Image', ids, { lockMode: LockMode.PESSIMISTIC_READ });
    const ready = found.filter(({ status }) => status === 'READY');
    for (const image of ready) for (const [i, recipe] of recipes.entries()) checkFor(inner, image, recipe, i);
    const foundIds = new Set(found.map(({ id }) => id));
    return {
      jobs: await findOrCreateJobs(inner, pairUp(ready, recipes)),
      notFoundIds: ids.filter((id) => !foundIds.has(id)),
      notReadyIds: found.filter(({ status }) => status !== 'READY').map(({ id }) => id),
    };
  });
}

/** A mask is of one image: where several are asked for, none can be named. */
async function findNamedMasks(ctx: Context, ids: readonly string[], recipes: readonly RecipeInput[]) {
  const at = recipes.findIndex(({ masks }) => masks && masks.length > 0);
  if (at < 0) return undefined;
  if (ids.length > 1)
    throw badInput(`recipes.${at}.masks`, 'left out where several images are named', `${ids.length} images`);
  const images = await findNodes(ctx, 'Image', ids);
  return images[0] ? findMasksOf(ctx, images[0], recipes) : null;
}

function checkFor(ctx: Context, image: Image, recipe: CompleteRecipe, i: number): void {
  try {
    checkPossible(ctx, recipe, image);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const params = { ...error.params, argument: `recipes.${i}`, imageId: image.id };
    throw new AppError(error.code, `${error.message} It is impossible for ${image.id}.`, { params });
  }
}
