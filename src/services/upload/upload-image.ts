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
import { type CheckedName, checkLife, checkName, checkRecipes } from '../image/image-input.ts';
import { findByClientId, insertImage, requireSameBytes } from '../image/insert-image.ts';
import { dropRefused, hashSource, saveTaken, type Taken, takeIn } from '../image/take-in.ts';
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

interface Checked {
  name: CheckedName;
  lifeMs: number;
  recipes: CompleteRecipe[];
}

/** Takes a picture in and starts its jobs. A clientId seen before answers as it did then; with other bytes it is CONFLICT. */
export async function uploadImage(ctx: Context, input: NewImage): Promise<UploadedImage> {
  const incoming = await awaitFile(input.file);
  const name = checkName({ ...input, filename: incoming.filename });
  const checked = { name, lifeMs: checkLife(ctx, input), recipes: checkRecipes(ctx, input.recipes) };
  const owner = requireOwner(ctx);
  const earlier = await findByClientId(ctx, name);
  if (earlier) {
    const came = await ctx.uploadLimit.run(owner, () => hashSource(ctx, incoming));
    return answerAgain(ctx, earlier, checked, came);
  }
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, 0);
  const taken = await ctx.uploadLimit.run(owner, () => takeIn(ctx, incoming));
  try {
    return await inTransaction(ctx, (inner) => writeImage(inner, checked, taken));
  } catch (error) {
    await dropRefused(ctx, taken, error);
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The same clientId was sent twice at once, and the other was faster.
    const fresh = forkContext(ctx);
    const faster = await findByClientId(fresh, name);
    if (!faster) throw error;
    return answerAgain(fresh, faster, checked, taken);
  }
}

/** What the clientId was answered with before. */
async function answerAgain(
  ctx: Context,
  image: Image,
  { name, recipes }: Checked,
  came: Pick<Taken, 'sha256' | 'byteSize'>,
): Promise<UploadedImage> {
  requireSameBytes(image, name, came);
  return { image, jobs: await restartJobs(ctx, image, recipes), wasKnown: true };
}

async function writeImage(
  ctx: Context,
  { name, lifeMs, recipes }: Checked,
  taken: Taken,
): Promise<UploadedImage> {
  await lockAccount(ctx);
  await checkImageQuota(ctx, 1);
  await checkByteQuota(ctx, taken.byteSize);
  await checkJobQuota(ctx);
  const image = await insertImage(ctx, name, taken, lifeMs);
  await saveTaken(ctx, image, taken);
  return { image, jobs: await startJobs(ctx, image, recipes), wasKnown: false };
}
