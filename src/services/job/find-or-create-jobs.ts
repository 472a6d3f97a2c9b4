import type { Context } from '../../context/context.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { ImageMatte } from '../../schema/matte.ts';
import { Rendition } from '../../schema/rendition.ts';
import { checkByteQuota, checkJobQuota } from '../account/quota.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { matteKindOf, nameOfKind } from '../recipe/matte-kind.ts';
import { renditionKey } from '../recipe/rendition-key.ts';
import { isHeavyRecipe } from '../recipe/weigh-recipe.ts';
import { createDoneJobs, createJobs, type NewJob } from './create-jobs.ts';

interface JobOptions {
  /** The job these repeat: then they are others than those that made what is there. */
  retryOfId?: string | null;
  createdAt?: Date;
  /** Whether the account had room for them when they were promised: then it is not asked again. */
  isPromised?: boolean;
}

export interface WantedRendition {
  image: Image;
  recipe: CompleteRecipe;
}

type NewRendering = Extract<NewJob, { kind: 'PROCESS_IMAGE' }>;

/** Of every image every recipe, by image and then by recipe. */
export function pairUp(images: readonly Image[], recipes: readonly CompleteRecipe[]): WantedRendition[] {
  return images.flatMap((image) => recipes.map((recipe) => ({ image, recipe })));
}

/**
 * A job for each of them, in their order: the one in flight, or the one that already made it, or a new one. Expects the
 * account to be locked, so that two callers do not both create.
 */
export async function findOrCreateJobs(
  ctx: Context,
  renditions: readonly WantedRendition[],
  { retryOfId = null, createdAt, isPromised = false }: JobOptions = {},
): Promise<Job[]> {
  const keys = renditions.map(({ image, recipe }) => renditionKey(image, recipe, modelOf(ctx, recipe)));
  // Recipes that mean the same share a key, and so a job.
  const wanted = new Map(
    renditions.map(({ image, recipe }, i): [string, NewRendering] => {
      const payload = { recipe, isHeavy: isHeavyRecipe(ctx, image, recipe), keptModel: null };
      const renditionKey = keys[i]!;
      return [renditionKey, { kind: 'PROCESS_IMAGE', payload, image, renditionKey, retryOfId, createdAt }];
    }),
  );
  const found = new Map<string, Job>();
  addByKey(found, await findActive(ctx, [...wanted.keys()]));
  const made = await findRenditions(
    ctx,
    [...wanted.keys()].filter((key) => !found.has(key)),
  );
  const makers = await findMakers(ctx, made, retryOfId);
  addByKey(found, makers);
  const unmade = made.filter(({ key }) => !found.has(key));
  addByKey(
    found,
    await createDoneJobs(
      ctx,
      unmade.map((rendition) => ({ job: wanted.get(rendition.key)!, rendition })),
    ),
  );
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([, job]) => job);
  if (missing.length > 0 && !isPromised) await checkRoom(ctx, missing.length);
  addByKey(found, await createJobs(ctx, await noteKeptMattes(ctx, missing)));
  return keys.map((key) => found.get(key)!);
}

/** The same jobs, which are told whose matte is kept, if the subject was found for another of the image before. */
async function noteKeptMattes(ctx: Context, jobs: readonly NewRendering[]): Promise<NewRendering[]> {
  const models = new Map(jobs.map((job) => [job, modelOf(ctx, job.payload.recipe)]));
  const ids = new Set(jobs.filter((job) => models.get(job)).map(({ image }) => image.id));
  if (ids.size === 0) return [...jobs];
  const mattes = await ctx.em.find(ImageMatte, { imageId: { $in: [...ids] } });
  const kept = new Set(mattes.map(({ imageId, model, kind }) => `${imageId} ${model} ${kind}`));
  return jobs.map((job) => {
    const { image, payload } = job;
    const model = models.get(job) ?? null;
    const isKept = kept.has(`${image.id} ${model} ${nameOfKind(matteKindOf(payload.recipe))}`);
    return isKept ? { ...job, payload: { ...payload, keptModel: model } } : job;
  });
}

/** Of those with the same key the last one. */
function addByKey(found: Map<string, Job>, jobs: readonly Job[]): void {
  for (const job of jobs) found.set(job.renditionKey!, job);
}

async function findActive(ctx: Context, keys: readonly string[]): Promise<Job[]> {
  return ctx.em.find(Job, { renditionKey: { $in: [...keys] }, ...activeJob() });
}

async function findRenditions(ctx: Context, keys: readonly string[]): Promise<Rendition[]> {
  return keys.length === 0 ? [] : ctx.em.find(Rendition, { key: { $in: [...keys] } });
}

/** Those that made the renditions, or that repeat this one, oldest first; a thumbnail or a preview has none of its own. */
async function findMakers(
  ctx: Context,
  renditions: readonly Rendition[],
  retryOfId: string | null,
): Promise<Job[]> {
  if (renditions.length === 0) return [];
  const keys = renditions.map(({ key }) => key);
  return ctx.em.find(
    Job,
    { renditionKey: { $in: keys }, status: 'SUCCEEDED', ...(retryOfId !== null && { retryOfId }) },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
}

async function checkRoom(ctx: Context, newJobs: number): Promise<void> {
  await checkJobQuota(ctx, newJobs);
  await checkByteQuota(ctx, 0);
}
