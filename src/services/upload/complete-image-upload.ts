import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError, type ErrorCode, toFailure } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import { Image } from '../../schema/image.ts';
import { isGone } from '../../schema/image-life.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { requireNode } from '../access/find-node.ts';
import { checkJobQuota, lockAccount } from '../account/quota.ts';
import { checkRecipes } from '../image/image-input.ts';
import { dropRefused, incompleteUpload, saveTaken, type Taken, takeIn } from '../image/take-in.ts';
import { restartJobs, startJobs } from '../job/start-jobs.ts';
import { dropObject } from '../keeping/stored-object.ts';
import { findAnnounced } from './create-upload.ts';
import type { UploadedImage } from './upload-image.ts';

/** Takes in what was PUT. A second call answers as the first did, and starts what recipes are new. */
export async function completeImageUpload(
  ctx: Context,
  input: { imageId: string; recipes?: RecipeInput[] | null },
): Promise<UploadedImage> {
  const recipes = checkRecipes(ctx, input.recipes);
  const image = await requireNode(ctx, 'Image', input.imageId);
  const before = await findAnswer(ctx, image, recipes);
  if (before) return before;
  try {
    return await ctx.uploadLimit.run(image.accountId, () => take(ctx, image, recipes));
  } catch (error) {
    // Whatever went wrong, the cause may be that another call was faster: what it made is the answer then.
    const fresh = forkContext(ctx);
    const after = await findAnswer(fresh, await requireNode(fresh, 'Image', input.imageId), recipes);
    if (after) return after;
    throw error;
  }
}

/** What an upload that has ended has come to; null for one that is awaited. */
async function findAnswer(
  ctx: Context,
  image: Image,
  recipes: CompleteRecipe[],
): Promise<UploadedImage | null> {
  if (image.status === 'READY')
    return { image, jobs: await restartJobs(ctx, image, recipes), wasKnown: true };
  if (!image.rejection) return null;
  const { code, message, ...options } = image.rejection;
  throw new AppError(code, message, options);
}

async function take(ctx: Context, image: Image, recipes: CompleteRecipe[]): Promise<UploadedImage> {
  const upload = await findAnnounced(ctx, image);
  if (!upload) throw endedMeanwhile(image.id);
  const taken = await takeCopy(ctx, upload).catch(async (error) => {
    if (error instanceof AppError && refusals.includes(error.code)) await reject(ctx, upload, error);
    throw error;
  });
  try {
    const uploaded = await inTransaction(ctx, (inner) => finish(inner, { upload, taken, recipes }));
    // The answer need not wait for it.
    void dropObject(ctx, upload.key);
    return uploaded;
  } catch (error) {
    await dropRefused(ctx, taken, error);
    throw error;
  }
}

/** Of what is there now: nobody can change the copy any more. */
async function takeCopy(ctx: Context, { key, byteSize }: StoredObject): Promise<Taken> {
  const found = await ctx.storage.stat(key);
  if (found?.byteSize !== byteSize) throw incompleteUpload(byteSize, found?.byteSize ?? 0);
  const stream = await ctx.storage.read(key);
  return takeIn(ctx, { createReadStream: () => stream, byteSize });
}

function endedMeanwhile(id: string): AppError {
  return new AppError('CONFLICT', `The upload of ${id} has ended meanwhile.`, { isRetryable: true });
}

async function finish(
  ctx: Context,
  { upload, taken, recipes }: { upload: StoredObject; taken: Taken; recipes: CompleteRecipe[] },
): Promise<UploadedImage> {
  await lockAccount(ctx);
  const image = await ctx.em.findOne(
    Image,
    { id: upload.imageId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (image?.status !== 'AWAITING_BYTES' || isGone(image)) throw endedMeanwhile(`${upload.imageId}`);
  await checkJobQuota(ctx);
  await ctx.em.nativeDelete(StoredObject, { key: upload.key });
  const lifeMs = image.lifeMs ?? ctx.config.defaultTtlMs;
  Object.assign(image, taken, {
    status: 'READY',
    expiresAt: new Date(Date.now() + lifeMs),
    lifeMs: null,
  } satisfies Partial<Image>);
  await ctx.em.flush();
  await ctx.em.refresh(image);
  await saveTaken(ctx, image, taken);
  await announce(ctx, ...changesOf('image', [image]));
  return { image, jobs: await startJobs(ctx, image, recipes), wasKnown: false };
}

/** What the bytes themselves are refused for; anything else may pass. */
const refusals: ErrorCode[] = ['UNSUPPORTED_IMAGE', 'CORRUPT_IMAGE', 'TOO_MANY_PIXELS'];

async function reject(
  ctx: Context,
  { key, imageId, accountId }: StoredObject,
  error: AppError,
): Promise<void> {
  const id = imageId as string;
  const isRejected = await inTransaction(forkContext(ctx), async (inner) => {
    const { em } = inner;
    const change = { status: 'REJECTED', rejection: toFailure(error) } as const;
    const hit = await em.nativeUpdate(Image, { id, status: 'AWAITING_BYTES' }, change);
    if (hit === 0) return false;
    await em.nativeDelete(StoredObject, { key });
    await announce(inner, { topic: 'image', id, accountId });
    return true;
  });
  if (isRejected) await dropObject(ctx, key);
}
