import { collageWidths } from '../../config/collage-limit.ts';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import { Collage } from '../../schema/collage.ts';
import type { RenderCollageInput } from '../../schema/collage-input.ts';
import { CollagePicture } from '../../schema/collage-picture.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { checkByteQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { createJobs } from '../job/create-jobs.ts';
import { jobSpecs, type PayloadOf } from '../job/job-spec.ts';
import { checkFormat, heightOf } from './collage-picture.ts';
import { findCollage } from './find-collage.ts';

/** A job that makes a picture of it: the one that is at the same, or has made it, or a new one. */
export async function renderCollage(ctx: Context, input: RenderCollageInput): Promise<Job> {
  const format = checkFormat(input.format);
  const wishlist = await requireNode(ctx, 'Wishlist', input.wishlistId);
  const { id, aspect } = await findCollage(ctx, wishlist, input.aspect);
  checkSize('width', input.width);
  checkSize('height', heightOf(input.width, aspect));
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const collage = await readCollage(inner, { id, wishlistId: wishlist.id });
    return requestPicture(inner, collage, { width: input.width, format });
  });
}

/** Once more, of the collage as it is now. */
export async function retryPicture(ctx: Context, job: Job): Promise<Job> {
  const payload = jobSpecs.RENDER_COLLAGE.payload.parse(job.payload);
  const { id } = await requireNode(ctx, 'Wishlist', payload.wishlistId);
  return inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const collage = await readCollage(inner, { id: payload.collageId, wishlistId: id });
    return requestPicture(inner, collage, payload, { retryOfId: job.id });
  });
}

/** As it stands. It is not locked: jobs are written next, and after those no collage may be. */
async function readCollage({ em }: Context, where: { id: string; wishlistId: string }): Promise<Collage> {
  const collage = await em.findOne(Collage, where, { refresh: true });
  if (collage) return collage;
  throw new AppError('NOT_FOUND', 'There is no such collage.');
}

/** The same of one whose account is locked. */
export async function requestPicture(
  ctx: Context,
  { id: collageId, wishlistId, asked, revision }: Collage,
  { width, format }: Pick<PayloadOf<'RENDER_COLLAGE'>, 'width' | 'format'>,
  { retryOfId = null, delaySeconds }: { retryOfId?: string | null; delaySeconds?: number } = {},
): Promise<Job> {
  const renditionKey = [collageId, asked, width, format].join('/');
  const made = await ctx.em.count(CollagePicture, { collageId, revision, width, format });
  const done = made > 0 && retryOfId === null ? [{ status: 'SUCCEEDED' as const }] : [];
  const newest = { orderBy: { createdAt: 'desc' } } as const;
  const known = await ctx.em.findOne(Job, { renditionKey, $or: [activeJob(), ...done] }, newest);
  if (known) return known;
  await checkJobQuota(ctx, 1);
  await checkByteQuota(ctx, 0);
  const payload = { wishlistId, collageId, width, format };
  const job = { kind: 'RENDER_COLLAGE', payload, image: null, renditionKey, retryOfId } as const;
  return (await createJobs(ctx, [job], { delaySeconds }))[0]!;
}

function checkSize(side: 'width' | 'height', pixels: number): void {
  const { least, most } = collageWidths;
  if (pixels >= least && pixels <= most) return;
  throw badInput('width', `such that the ${side} is ${least} to ${most} px`, `${pixels} px`);
}
