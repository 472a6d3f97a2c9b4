import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { previewAspect } from '../../schema/collage.ts';
import { CollagePicture } from '../../schema/collage-picture.ts';
import { Job } from '../../schema/job.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import { lockAccount } from '../account/quota.ts';
import { jobSpecs } from '../job/job-spec.ts';
import { findCollage } from './find-collage.ts';
import { requestPicture } from './render-collage.ts';

/** What whoever shows a preview of a link asks for: 1200 × 630 px. */
export const previewPicture = { width: 1200, format: 'JPEG' } as const;
/** While somebody fills a wishlist, it is not rendered for each item: the job shows what there is when it runs. */
const delaySeconds = 5;

/**
 * Has the picture made that previews of the link show, unless it is there or about to be, or nobody has the link. It comes
 * unasked, so an account that has no room for it goes without.
 */
export async function requestPreview(ctx: Context, wishlist: Wishlist): Promise<void> {
  if (wishlist.visibility === 'PRIVATE') return;
  const collage = await findCollage(ctx, wishlist, previewAspect);
  // Who lays it out asks again.
  if (collage.asked !== collage.laidOut) return;
  try {
    await inTransaction(ctx, async (inner) => {
      await lockAccount(inner);
      const { id: collageId, revision } = collage;
      const made = await inner.em.count(CollagePicture, { collageId, revision, ...previewPicture });
      if (made === 0 && !(await isQueued(inner, collageId)))
        await requestPicture(inner, collage, previewPicture, { delaySeconds });
    });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'QUOTA_EXCEEDED')) throw error;
  }
}

async function isQueued({ em }: Context, collageId: string): Promise<boolean> {
  const jobs = await em.find(Job, { kind: 'RENDER_COLLAGE', status: 'QUEUED' });
  return jobs.some(({ payload }) => {
    const wanted = jobSpecs.RENDER_COLLAGE.payload.parse(payload);
    const { width, format } = previewPicture;
    return wanted.collageId === collageId && wanted.width === width && wanted.format === format;
  });
}
