import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { checkJobQuota } from '../account/quota.ts';
import { retryPicture } from '../collage/render-collage.ts';
import { checkPossible } from '../recipe/complete-recipe.ts';
import { createJobs, findInFlight, type NewJob } from './create-jobs.ts';
import { findOrCreateJobs } from './find-or-create-jobs.ts';
import { retryImport } from './imports.ts';
import { recipeOf } from './recipe-of.ts';
import { requireReadyImage, withLocks } from './request-rendition.ts';

/** A new job like one that failed or was canceled, or the one that is at it already; CONFLICT for any other. */
export async function retryJob(ctx: Context, id: string): Promise<Job> {
  const job = await requireNode(ctx, 'Job', id);
  if (job.status !== 'FAILED' && job.status !== 'CANCELED')
    throw new AppError('CONFLICT', `Expected the job to be FAILED or CANCELED. It is ${job.status}.`, {
      params: { status: job.status },
    });
  if (job.kind === 'IMPORT_URL') return retryImport(ctx, job);
  if (job.kind === 'RENDER_COLLAGE') return retryPicture(ctx, job);
  const image = await requireReadyImage(ctx, job.imageId ?? '');
  const recipe = recipeOf(job);
  if (recipe) checkPossible(ctx, recipe, image);
  const retryOfId = job.id;
  const [retry] = await withLocks(ctx, image, async (inner) => {
    if (recipe) return findOrCreateJobs(inner, [{ image, recipe }], { retryOfId });
    const inFlight = await findInFlight(inner, job);
    if (inFlight) return [inFlight];
    await checkJobQuota(inner);
    return createJobs(inner, [{ kind: job.kind, payload: job.payload, image, retryOfId } as NewJob]);
  });
  return retry!;
}
