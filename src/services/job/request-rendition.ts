import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { requireNode } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { lockAliveImage } from '../image/lock-alive-image.ts';
import { completeFor } from '../recipe/complete-for.ts';
import { checkPossible } from '../recipe/complete-recipe.ts';
import { findOrCreateJobs } from './find-or-create-jobs.ts';

/** A job for the recipe: the one in flight, or the one that already made it, or a new one. */
export async function requestRendition(
  ctx: Context,
  { imageId, recipe, retryOfId }: { imageId: string; recipe: RecipeInput; retryOfId?: string },
): Promise<Job> {
  const image = await requireReadyImage(ctx, imageId);
  const complete = await completeFor(ctx, image, recipe);
  checkPossible(ctx, complete, image);
  const [job] = await withLocks(ctx, image, (inner) =>
    findOrCreateJobs(inner, [{ image, recipe: complete }], { retryOfId }),
  );
  return job!;
}

export async function requireReadyImage(ctx: Context, id: string): Promise<Image> {
  const image = await requireNode(ctx, 'Image', id);
  if (image.status === 'READY') return image;
  throw new AppError('CONFLICT', `Expected the image to be READY. It is ${image.status}.`, {
    params: { status: image.status },
  });
}

/** One transaction in which nobody else adds a job for the account, and the image stays. */
export async function withLocks<T>(
  ctx: Context,
  image: Image,
  work: (inner: Context) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    await lockAliveImage(inner, image.id);
    return work(inner);
  });
}
