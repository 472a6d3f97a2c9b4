import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { awaitFile, type IncomingFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkByteQuota, checkImageQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { type CheckedInput, checkInput, checkRecipes } from '../image/image-input.ts';
import { findByClientId, insertImage } from '../image/insert-image.ts';
import { dropRefused, saveTaken, type Taken, takeIn } from '../image/take-in.ts';
import { restartJobs, startJobs } from '../job/start-jobs.ts';

export interface NewImage {
  /** Comes as soon as its part of the request begins. */
  file: Promise<IncomingFile>;
  clientId?: string | null;
  expiresIn?: number | null;
  recipes?: RecipeInput[] | null;
}

export interface UploadedImage {
  image: Image;
  /** The PREPARE_IMAGE job, then one a recipe, in their order. */
  jobs: Job[];
  /** Whether an earlier call has taken it in. */
  wasKnown: boolean;
}

/** Takes a picture in and starts its jobs. A clientId seen before answers as it did then. */
export async function uploadImage(ctx: Context, input: NewImage): Promise<UploadedImage> {
  const incoming = await awaitFile(input.file);
  const checked = checkInput(ctx, { ...input, filename: incoming.filename });
  const recipes = checkRecipes(ctx, input.recipes);
  const earlier = await findEarlier(ctx, checked, recipes);
  if (earlier) return earlier;
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, 0);
  const taken = await ctx.uploadLimit.run(requireOwner(ctx), () => takeIn(ctx, incoming));
  try {
    return await inTransaction(ctx, (inner) => writeImage(inner, checked, recipes, taken));
  } catch (error) {
    await dropRefused(ctx, taken, error);
    // The same clientId was sent twice at once, and the other was faster.
    const faster =
      error instanceof UniqueConstraintViolationException &&
      (await findEarlier(forkContext(ctx), checked, recipes));
    if (faster) return faster;
    throw error;
  }
}

/** What the clientId was answered with before. */
async function findEarlier(
  ctx: Context,
  checked: CheckedInput,
  recipes: CompleteRecipe[],
): Promise<UploadedImage | null> {
  const image = await findByClientId(ctx, checked);
  return image?.status === 'READY'
    ? { image, jobs: await restartJobs(ctx, image, recipes), wasKnown: true }
    : null;
}

async function writeImage(
  ctx: Context,
  checked: CheckedInput,
  recipes: CompleteRecipe[],
  taken: Taken,
): Promise<UploadedImage> {
  await lockAccount(ctx);
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, taken.byteSize);
  await checkJobQuota(ctx);
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + checked.lifeMs);
  const fields = { ...taken, status: 'READY', lifeMs: null, createdAt, expiresAt } as const;
  const image = await insertImage(ctx, checked, fields);
  await saveTaken(ctx, image, taken);
  return { image, jobs: await startJobs(ctx, image, recipes), wasKnown: false };
}
