import { randomBytes } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { formatDuration } from '../duration.ts';
import { AppError, badInput } from '../errors.ts';
import { createId } from '../schema/id.ts';
import { Image } from '../schema/image.ts';
import { Job } from '../schema/job.ts';
import type { Recipe } from '../schema/recipe.ts';
import { requireViewer } from './access.ts';
import { isGone } from './image-state.ts';
import type { Inspection } from './imaging/imaging.ts';
import { createJob, findOrCreateJob } from './job.ts';
import { checkByteQuota, checkJobQuota, lockAccount } from './quota.ts';
import { completeRecipe } from './recipe.ts';
import { saveObject } from './stored-object.ts';
import { cleanText, isName, maxTextLength } from './text.ts';
import { awaitFile, type IncomingFile, type ReceivedFile, receiveFile } from './upload/receive-file.ts';
import { resolveUrl } from './url.ts';

const maxRecipes = 20;

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
  const checked = checkInput(ctx, input, incoming.filename);
  const earlier = await findEarlier(ctx, checked);
  if (earlier) return earlier;
  await checkByteQuota(ctx, 0);
  const file = await receiveFile(incoming, {
    directory: ctx.tempDir,
    maxBytes: ctx.config.maxUploadBytes,
  });
  try {
    const inspection = await ctx.imaging.inspect(file.path, { quick: true });
    return await storeImage(ctx, checked, file, inspection);
  } finally {
    await file.remove();
  }
}

interface CheckedInput {
  filename: string;
  clientId: string | null;
  lifeMs: number;
  recipes: Recipe[];
}

function checkInput(
  ctx: Context,
  { clientId, expiresIn, recipes }: NewImage,
  filename: string,
): CheckedInput {
  if (clientId != null && !isName(clientId))
    throw badInput('clientId', `1 to ${maxTextLength} characters, none of control`, JSON.stringify(clientId));
  if (expiresIn != null && expiresIn > ctx.config.maxTtlMs)
    throw badInput('expiresIn', `at most ${formatDuration(ctx.config.maxTtlMs)}`, formatDuration(expiresIn));
  if (recipes && recipes.length > maxRecipes)
    throw badInput('recipes', `at most ${maxRecipes}`, `${recipes.length}`);
  return {
    filename: cleanFilename(filename),
    clientId: clientId ?? null,
    lifeMs: expiresIn ?? ctx.config.defaultTtlMs,
    recipes: (recipes ?? []).map((recipe) => completeRecipe(ctx, recipe)),
  };
}

/** The last part of a path, without what a file system or a terminal would trip over. */
function cleanFilename(filename: string): string {
  return cleanText(filename.split(/[/\\]/).at(-1) ?? '') || 'image';
}

async function findEarlier(ctx: Context, { clientId, recipes }: CheckedInput): Promise<AddedImage | null> {
  if (clientId === null) return null;
  const image = await ctx.em.findOne(Image, { clientId });
  if (!image || isGone(image)) return null;
  const jobs = await ctx.em.transactional(async (em) => {
    const inner = { ...ctx, em };
    await lockAccount(inner);
    const prepare = await em.find(
      Job,
      { imageId: image.id, kind: 'PREPARE_IMAGE' },
      { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 },
    );
    return [...prepare, ...(await findOrCreateJobs(inner, image, recipes))];
  });
  return { image, jobs };
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

async function storeImage(
  ctx: Context,
  input: CheckedInput,
  file: ReceivedFile,
  { mimeType, width, height }: Inspection,
): Promise<AddedImage> {
  const { accountId } = requireViewer(ctx);
  const { byteSize, sha256 } = file;
  const prefix = randomBytes(16).toString('hex');
  const key = originalKey({ prefix });
  const createdAt = new Date();
  // Bytes before rows: a row never points at nothing.
  await ctx.storage.putFile(key, file.path, { mimeType });
  try {
    return await ctx.em.transactional(async (em) => {
      const inner = { ...ctx, em };
      await lockAccount(inner);
      await checkByteQuota(inner, byteSize);
      await checkJobQuota(inner);
      // The name of an image that is gone is free again.
      if (input.clientId) {
        const gone = { $or: [{ deletedAt: { $ne: null } }, { expiresAt: { $lte: createdAt } }] };
        await em.nativeUpdate(Image, { clientId: input.clientId, ...gone }, { clientId: null });
      }
      const image = em.create(Image, {
        id: createId('Image'),
        accountId,
        prefix,
        clientId: input.clientId,
        filename: input.filename,
        state: 'READY',
        rejection: null,
        mimeType,
        width,
        height,
        byteSize,
        sha256,
        placeholder: null,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + input.lifeMs),
        public: false,
        deletedAt: null,
      });
      await em.persist(image).flush();
      await saveObject(inner, image, { key, mimeType, byteSize });
      const prepare = await createJob(inner, { kind: 'PREPARE_IMAGE', image, createdAt });
      return { image, jobs: [prepare, ...(await findOrCreateJobs(inner, image, input.recipes, createdAt))] };
    });
  } catch (error) {
    // Of anything else nobody knows whether it was written; if not, the sweep finds the object.
    if (error instanceof AppError || error instanceof UniqueConstraintViolationException)
      await ctx.storage.delete([key]);
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    // The same clientId was sent twice at once, and the other was faster.
    const earlier = await findEarlier({ ...ctx, em: ctx.em.fork() }, input);
    if (!earlier) throw error;
    return earlier;
  }
}

export function originalKey({ prefix }: Pick<Image, 'prefix'>): string {
  return `${prefix}/original`;
}

/** An absolute URL of the original that ends no later than the image; null until it is READY. */
export async function signOriginal(
  ctx: Context,
  image: Image,
  { expiresIn }: { expiresIn?: number | null },
): Promise<URL | null> {
  if (image.state !== 'READY' || !image.mimeType) return null;
  const url = await ctx.storage.signUrl(originalKey(image), {
    mimeType: image.mimeType,
    expiresAt: image.expiresAt,
    ...(expiresIn && { expiresInMs: expiresIn }),
  });
  return resolveUrl(ctx, url);
}
