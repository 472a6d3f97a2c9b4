import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { type Batch, isBatchActive } from '../../schema/batch.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { lockGalleryRows } from '../gallery/lock-galleries.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { finishBatch } from './finish-batch.ts';
import { lockBatch } from './line.ts';

/** CONFLICT if the batch is final; one that is canceled already is answered as it is. */
export async function cancelBatch(ctx: Context, id: string): Promise<Batch> {
  const batch = await requireNode(ctx, 'Batch', id);
  const canceled = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    return stopBatch(inner, batch.id);
  });
  await ctx.em.refresh(batch);
  if (canceled || batch.status === 'CANCELED') return batch;
  throw new AppError('CONFLICT', `Expected the batch to be READING or RUNNING. It is ${batch.status}.`, {
    params: { status: batch.status },
  });
}

/** Cancels what is in line of it and ends it, and with it all that waits (shown-item.ts). False if it has ended before. Expects the account to be locked. */
export async function stopBatch(ctx: Context, id: string): Promise<boolean> {
  const batch = await lockBatch(ctx, id);
  if (!batch || !isBatchActive(batch)) return false;
  await cancelWork(ctx, id);
  await finishBatch(ctx, batch, 'CANCELED');
  return true;
}

/** Of its pictures the jobs that fetch them, and all of those that were fetched for it. */
async function cancelWork(ctx: Context, id: string): Promise<void> {
  const rows = await ctx.em.execute<{ imageId: string; isReused: boolean; galleryId: string | null }[]>(
    `select image.id as "imageId", image.gallery_id as "galleryId" from image
      where id = any(array(
        select image_id from batch_item where batch_id = ? and status = 'RUNNING' and duplicate_of_id is null))
      order by id for no key update`,
    [id],
  );
  if (rows.length === 0) return;
  await lockGalleryRows(
    ctx,
    rows.map(({ galleryId }) => galleryId),
  );
  const imageId = { $in: rows.map((row) => row.imageId) };
  const jobs = await ctx.em.find(
    Job,
    { imageId, kind: { $ne: 'PREPARE_IMAGE' }, ...activeJob() },
    { fields: ['id'] },
  );
  await cancelJobs(ctx, { imageId, id: { $in: jobs.map((job) => job.id) } });
}
