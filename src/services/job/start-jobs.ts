import type { Context } from '../../context/context.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import { createJobs } from './create-jobs.ts';
import { findOrCreateJobs, pairUp } from './find-or-create-jobs.ts';
import { withLocks } from './request-rendition.ts';

/** The jobs of an image that has just become READY, in the transaction that makes it so. */
export async function startJobs(
  ctx: Context,
  image: Image,
  recipes: readonly CompleteRecipe[],
  { isPromised = false }: { isPromised?: boolean } = {},
): Promise<Job[]> {
  const createdAt = new Date();
  const prepare = await createJobs(ctx, [{ kind: 'PREPARE_IMAGE', payload: {}, image, createdAt }]);
  return [...prepare, ...(await findOrCreateJobs(ctx, pairUp([image], recipes), { createdAt, isPromised }))];
}

/** The same of one that was READY before: what was made or is under way is not made again. */
export async function restartJobs(
  ctx: Context,
  image: Image,
  recipes: readonly CompleteRecipe[],
): Promise<Job[]> {
  return withLocks(ctx, image, async (inner) => {
    const prepare = await inner.em.find(
      Job,
      { imageId: image.id, kind: 'PREPARE_IMAGE' },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 },
    );
    return [...prepare, ...(await findOrCreateJobs(inner, pairUp([image], recipes)))];
  });
}
