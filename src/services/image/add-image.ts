import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { isGone } from '../../schema/image-life.ts';
import { Job } from '../../schema/job.ts';
import type { Recipe } from '../../schema/recipe.ts';
import { awaitFile, type IncomingFile, receiveFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkByteQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { createJob, findOrCreateJob } from '../job/job.ts';
import { type CheckedInput, checkInput, checkRecipes } from './image-input.ts';
import { lockAliveImage } from './lock-alive-image.ts';
import { type Original, storeOriginal } from './original.ts';

export interface NewImage {
  /** Comes as soon as its part of the request begins. */
  file: Promise<IncomingFile>;
  clientId?: string | null;
  expiresIn?: number | null;
  recipes?: Recipe[] | null;
}

export interface AddedImage {
  image: Image;
  /** The PREPARE_IMAGE job, then one a recipe, in their order. */
  jobs: Job[];
}

/** Takes a picture in: receives, inspects, stores, and starts its jobs. A clientId seen before answers as it did then. */
export async function addImage(ctx: Context, input: NewImage): Promise<AddedImage> {
  const incoming = await awaitFile(input.file);
  const checked = checkInput(ctx, { ...input, filename: incoming.filename });
  const recipes = checkRecipes(ctx, input.recipes);
  const earlier = await findByClientId(ctx, checked);
  if (earlier?.state === 'READY') return { image: earlier, jobs: await restartJobs(ctx, earlier, recipes) };
  await checkByteQuota(ctx, 0);
  const file = await receiveFile(incoming, {
    directory: ctx.tempDir,
    maxBytes: ctx.config.maxUploadBytes,
  });
  try {
    return await storeOriginal(ctx, file, (inner, original) => writeImage(inner, checked, recipes, original));
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The same clientId was sent twice at once, and the other was faster.
    const own = forkContext(ctx);
    const faster = await findByClientId(own, checked);
    if (faster?.state !== 'READY') throw error;
    return { image: faster, jobs: await restartJobs(own, faster, recipes) };
  } finally {
    await file.remove();
  }
}

async function writeImage(
  ctx: Context,
  checked: CheckedInput,
  recipes: Recipe[],
  original: Original,
): Promise<AddedImage> {
  await checkByteQuota(ctx, original.byteSize ?? 0);
  await checkJobQuota(ctx);
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + checked.lifeMs);
  const image = await insertImage(ctx, checked, {
    ...original,
    state: 'READY',
    lifeMs: null,
    createdAt,
    expiresAt,
  });
  return { image, jobs: await startJobs(ctx, image, recipes) };
}

/** The image of this clientId that is there: awaited, READY or REJECTED. */
export async function findByClientId(ctx: Context, { clientId }: CheckedInput): Promise<Image | null> {
  const image = clientId === null ? null : await ctx.em.findOne(Image, { clientId });
  return image && !isGone(image) ? image : null;
}

/** Writes the row. A clientId that stands for no picture, because it is gone, refused or not completed, is taken over. */
export async function insertImage(
  ctx: Context,
  { filename, clientId }: CheckedInput,
  fields: Pick<Image, 'prefix' | 'state' | 'lifeMs' | 'createdAt' | 'expiresAt'> & Partial<Original>,
): Promise<Image> {
  const { createdAt } = fields;
  if (clientId) {
    const isFree = [
      { deletedAt: { $ne: null } },
      { expiresAt: { $lte: createdAt } },
      { state: { $ne: 'READY' as const } },
    ];
    await ctx.em.nativeUpdate(Image, { clientId, $or: isFree }, { clientId: null });
  }
  const image = ctx.em.create(Image, {
    id: createId('Image'),
    accountId: requireOwner(ctx),
    clientId,
    filename,
    rejection: null,
    mimeType: null,
    width: null,
    height: null,
    byteSize: null,
    sha256: null,
    placeholder: null,
    public: false,
    deletedAt: null,
    ...fields,
  });
  await ctx.em.persist(image).flush();
  return image;
}

/** The jobs of an image that has just become READY, in the transaction that makes it so. */
export async function startJobs(ctx: Context, image: Image, recipes: Recipe[]): Promise<Job[]> {
  const createdAt = new Date();
  const prepare = await createJob(ctx, { kind: 'PREPARE_IMAGE', image, createdAt });
  return [prepare, ...(await findOrCreateJobs(ctx, image, recipes, createdAt))];
}

/** The same of one that was READY before: what was made or is under way is not made again. */
export async function restartJobs(ctx: Context, image: Image, recipes: Recipe[]): Promise<Job[]> {
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    await lockAliveImage(inner, image.id);
    const prepare = await inner.em.find(
      Job,
      { imageId: image.id, kind: 'PREPARE_IMAGE' },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 },
    );
    return [...prepare, ...(await findOrCreateJobs(inner, image, recipes))];
  });
}

async function findOrCreateJobs(
  ctx: Context,
  image: Image,
  recipes: Recipe[],
  createdAt?: Date,
): Promise<Job[]> {
  const jobs = [];
  for (const recipe of recipes) jobs.push(await findOrCreateJob(ctx, { image, recipe, createdAt }));
  return jobs;
}
