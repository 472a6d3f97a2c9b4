import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { type Batch, isBatchActive } from '../../schema/batch.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { lockAccount } from '../account/quota.ts';
import { touchItems } from '../collage/touch-items.ts';
import { lockGalleryRows } from '../gallery/lock-galleries.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { findItemIds } from '../job/item-of.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { renditionKey } from '../recipe/rendition-key.ts';
import { finishBatch } from './finish-batch.ts';
import { lockBatch } from './line.ts';
import { recipesOf } from './recipes-of.ts';

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
  await cancelWork(ctx, batch);
  await finishBatch(ctx, batch, 'CANCELED');
  return true;
}

/**
 * Of its pictures the jobs that fetch them and those that make what the batch asks for; not what its owner asks for beside, nor what
 * another batch waits for as well.
 */
async function cancelWork(ctx: Context, batch: Batch): Promise<void> {
  const images = await ctx.em.execute<{ id: string; prefix: string; galleryId: string | null }[]>(
    `select id, prefix, gallery_id as "galleryId" from image
      where id = any(array(
        select image_id from batch_item item where batch_id = ? and status = 'RUNNING' and duplicate_of_id is null
          and not exists (select from batch_item other where other.image_id = item.image_id
            and other.status = 'RUNNING' and other.batch_id <> item.batch_id)))
      order by id for no key update`,
    [batch.id],
  );
  if (images.length === 0) return;
  await lockGalleryRows(
    ctx,
    images.map(({ galleryId }) => galleryId),
  );
  const ids = images.map(({ id }) => id);
  const recipes = recipesOf(batch);
  const keys = images.flatMap((image) =>
    recipes.map((recipe) => renditionKey(image, recipe, modelOf(ctx, recipe))),
  );
  const jobs = await ctx.em.find(
    Job,
    {
      imageId: { $in: ids },
      $or: [{ kind: 'IMPORT_URL' }, { renditionKey: { $in: keys } }],
      ...activeJob(),
    },
    { fields: ['id'] },
  );
  await cancelJobs(ctx, { imageId: { $in: ids }, id: { $in: jobs.map((job) => job.id) } });
  await touchItems(ctx, await findItemIds(ctx, ids));
}
