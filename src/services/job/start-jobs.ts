import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import type { Image } from '../../schema/image.ts';
import { Job } from '../../schema/job.ts';
import type { Recipe } from '../../schema/recipe.ts';
import { lockAccount } from '../account/quota.ts';
import { lockAliveImage } from '../image/lock-alive-image.ts';
import { createJob, findOrCreateJob } from './job.ts';

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
