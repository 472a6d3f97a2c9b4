import type { Context } from '../../context/context.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { Rendition } from '../../schema/rendition.ts';
import { checkByteQuota, checkJobQuota } from '../account/quota.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { renditionKey } from '../recipe/rendition-key.ts';
import { isHeavyRecipe } from '../recipe/weigh-recipe.ts';
import { createDoneJob, createJobs, type NewJob } from './create-jobs.ts';

interface JobOptions {
  /** The job these repeat: then they are others than those that made what is there. */
  retryOfId?: string | null;
  createdAt?: Date;
}

/**
 * A job for each recipe, in their order: the one in flight, or the one that already made it, or a new one. Expects the
 * account to be locked, so that two callers do not both create.
 */
export async function findOrCreateJobs(
  ctx: Context,
  image: Image,
  recipes: readonly CompleteRecipe[],
  { retryOfId = null, createdAt }: JobOptions = {},
): Promise<Job[]> {
  const keys = recipes.map((recipe) => renditionKey(image, recipe, modelOf(ctx, recipe)));
  // Recipes that mean the same share a key, and so a job.
  const wanted = new Map(
    recipes.map((recipe, i): [string, NewJob] => {
      const payload = { recipe, isHeavy: isHeavyRecipe(ctx, image, recipe) };
      const renditionKey = keys[i]!;
      return [renditionKey, { kind: 'PROCESS_IMAGE', payload, image, renditionKey, retryOfId, createdAt }];
    }),
  );
  const found = byKey(await findActive(ctx, [...wanted.keys()]));
  const made = await findRenditions(
    ctx,
    [...wanted.keys()].filter((key) => !found.has(key)),
  );
  const makers = byKey(await findMakers(ctx, made, retryOfId));
  for (const rendition of made) {
    const { key } = rendition;
    found.set(key, makers.get(key) ?? (await createDoneJob(ctx, wanted.get(key)!, rendition)));
  }
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([, job]) => job);
  for (const job of await createMissing(ctx, missing)) found.set(job.renditionKey!, job);
  return keys.map((key) => found.get(key)!);
}

/** Of those with the same key the last one. */
function byKey(jobs: readonly Job[]): Map<string, Job> {
  return new Map(jobs.map((job) => [job.renditionKey!, job]));
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

async function createMissing(ctx: Context, jobs: readonly NewJob[]): Promise<Job[]> {
  if (jobs.length === 0) return [];
  await checkJobQuota(ctx, jobs.length);
  await checkByteQuota(ctx, 0);
  return createJobs(ctx, jobs);
}
