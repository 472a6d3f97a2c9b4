import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { AppError, type ErrorCode, toJobError } from '../errors.ts';
import { publish } from '../events.ts';
import { Image } from '../schema/image.ts';
import type { Recipe } from '../schema/recipe.ts';
import { StoredObject } from '../schema/stored-object.ts';
import { requireNode } from './access.ts';
import { type AddedImage, restartJobs, startJobs } from './image.ts';
import { checkRecipes } from './image-input.ts';
import { isGone } from './image-state.ts';
import { type Original, storeOriginal } from './original.ts';
import { checkJobQuota } from './quota.ts';
import { type ReceivedFile, receiveFile } from './temp-file/receive-file.ts';
import { findAnnounced } from './upload.ts';

/** Takes in what was PUT. A second call answers as the first did, and starts what recipes are new. */
export async function completeUpload(
  ctx: Context,
  input: { imageId: string; recipes?: Recipe[] | null },
): Promise<AddedImage> {
  const recipes = checkRecipes(ctx, input.recipes);
  const image = await requireNode(ctx, 'Image', input.imageId);
  if (image.state !== 'AWAITING_UPLOAD') return answerAgain(ctx, image, recipes);
  const upload = await findAnnounced(ctx, image);
  const file = await fetchUpload(ctx, upload);
  try {
    const added = await storeOriginal(ctx, file, (inner, original) =>
      finish(inner, { upload, original, recipes }),
    );
    await dropUpload(ctx, upload);
    return added;
  } catch (error) {
    const fresh = { ...ctx, em: ctx.em.fork() };
    if (error instanceof CompletedElsewhere)
      return answerAgain(fresh, await requireNode(fresh, 'Image', input.imageId), recipes);
    if (error instanceof AppError && refusals.includes(error.code)) await reject(fresh, upload, error);
    throw error;
  } finally {
    await file.remove();
  }
}

async function answerAgain(ctx: Context, image: Image, recipes: Recipe[]): Promise<AddedImage> {
  if (image.state === 'READY') return { image, jobs: await restartJobs(ctx, image, recipes) };
  const { code, message, retryable, params } = image.rejection!;
  throw new AppError(code, message, {
    retryable,
    params: Object.fromEntries(params.map(({ name, value }) => [name, value])),
  });
}

/** A copy of what is there now, which nobody can change any more. */
async function fetchUpload(ctx: Context, { key, byteSize }: StoredObject): Promise<ReceivedFile> {
  const found = await ctx.storage.stat(key);
  if (found?.byteSize !== byteSize) throw incomplete(byteSize, found?.byteSize ?? 0);
  const stream = await ctx.storage.read(key);
  const file = await receiveFile(
    { createReadStream: () => stream },
    { directory: ctx.tempDir, maxBytes: byteSize },
  );
  if (file.byteSize === byteSize) return file;
  await file.remove();
  throw incomplete(byteSize, file.byteSize);
}

function incomplete(expected: number, actual: number): AppError {
  return new AppError(
    'UPLOAD_INCOMPLETE',
    `Expected ${expected} bytes to have been PUT. There are ${actual}.`,
    {
      params: { expected, actual },
      retryable: true,
    },
  );
}

/** Another call was faster. */
class CompletedElsewhere extends Error {}

async function finish(
  ctx: Context,
  { upload, original, recipes }: { upload: StoredObject; original: Original; recipes: Recipe[] },
): Promise<AddedImage> {
  const image = await ctx.em.findOneOrFail(
    Image,
    { id: upload.imageId! },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (image.state !== 'AWAITING_UPLOAD' || isGone(image)) throw new CompletedElsewhere();
  await checkJobQuota(ctx);
  await ctx.em.nativeDelete(StoredObject, { key: upload.key });
  const lifeMs = image.lifeMs ?? ctx.config.defaultTtlMs;
  Object.assign(image, original, {
    state: 'READY',
    expiresAt: new Date(Date.now() + lifeMs),
    lifeMs: null,
  } satisfies Partial<Image>);
  await ctx.em.flush();
  await publish(ctx.em, { topic: 'image', id: image.id, accountId: image.accountId });
  return { image, jobs: await startJobs(ctx, image, recipes) };
}

/** What the bytes themselves are refused for; anything else may pass. */
const refusals: ErrorCode[] = ['UNSUPPORTED_IMAGE', 'CORRUPT_IMAGE', 'TOO_MANY_PIXELS'];

async function reject(ctx: Context, upload: StoredObject, error: AppError): Promise<void> {
  const { key, imageId, accountId } = upload;
  const isRejected = await ctx.em.transactional(async (em) => {
    const change = { state: 'REJECTED', rejection: toJobError(error) } as const;
    const hit = await em.nativeUpdate(Image, { id: imageId!, state: 'AWAITING_UPLOAD' }, change);
    if (hit === 0) return false;
    await em.nativeDelete(StoredObject, { key });
    await publish(em, { topic: 'image', id: imageId!, accountId });
    return true;
  });
  if (isRejected) await dropUpload(ctx, upload);
}

/** Its row is gone, so if this fails the sweep will find the object. */
async function dropUpload(ctx: Context, { key, imageId }: StoredObject): Promise<void> {
  await ctx.storage
    .delete([key])
    .catch((error) => ctx.log.warn({ event: 'upload.leftover', image: imageId, err: error }));
}
