/**
 * What the end of an IMPORT_URL job, and another try of it, mean for the image that awaits its bytes. Images are locked before
 * their galleries, and these before jobs: docs/decisions/account-usage.md.
 */
import type { AnyContext, Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Failure } from '../../schema/error.ts';
import { Image } from '../../schema/image.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { requireNode } from '../access/find-node.ts';
import { checkByteQuota, checkJobQuota, lockAccount } from '../account/quota.ts';
import { lockGalleryRows } from '../gallery/lock-galleries.ts';
import { noteEvent } from '../webhook/note-event.ts';
import { createImports } from './create-imports.ts';
import { findInFlight } from './create-jobs.ts';
import { jobSpecs } from './job-spec.ts';

/** Locks what `rejectImports` is going to change, for whoever ends jobs without their images. */
export async function lockImports(
  ctx: AnyContext,
  where: { id: string } | { accountId: string },
): Promise<void> {
  const { em } = ctx;
  const jobs = await em.find(Job, { ...where, kind: 'IMPORT_URL', ...activeJob() }, { fields: ['imageId'] });
  if (jobs.length === 0) return;
  const rows = await em.execute<{ gallery_id: string | null }[]>(
    'select gallery_id from image where id = any(?::text[]) order by id for no key update',
    [`{${jobs.map(({ imageId }) => imageId).join(',')}}`],
  );
  await lockGalleryRows(
    ctx,
    rows.map((row) => row.gallery_id),
  );
}

/** An import that came to nothing leaves an image without bytes, which says why. In the transaction that ends the jobs. */
export async function rejectImports(
  ctx: AnyContext,
  jobs: readonly Job[],
  rejection: Failure,
): Promise<void> {
  const ids = jobs.flatMap(({ kind, imageId }) => (kind === 'IMPORT_URL' && imageId !== null ? imageId : []));
  if (ids.length === 0) return;
  const awaiting = { id: { $in: ids }, status: 'AWAITING_BYTES' } as const;
  const images = await ctx.em.find(Image, awaiting, { fields: ['id', 'accountId', 'galleryId'] });
  await ctx.em.nativeUpdate(Image, awaiting, { status: 'REJECTED', rejection });
  await announce(ctx, ...changesOf('image', images));
  noteEvent(
    ctx,
    ...images.map(({ id, accountId }) => ({ type: 'IMAGE_REJECTED', accountId, imageId: id }) as const),
  );
}

/** Of a picture that never came. The image awaits its bytes again, with what it was asked for. */
export async function retryImport(ctx: Context, job: Job): Promise<Job> {
  const image = await requireNode(ctx, 'Image', job.imageId ?? '');
  const payload = jobSpecs.IMPORT_URL.payload.parse(job.payload);
  const retry = await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const inFlight = await findInFlight(inner, job);
    if (inFlight) return inFlight;
    await checkImportQuota(inner, payload.recipes.length);
    const awaited = { status: 'AWAITING_BYTES', rejection: null } as const;
    const hit = await inner.em.nativeUpdate(Image, { id: image.id, status: 'REJECTED' }, awaited);
    if (hit === 0)
      throw new AppError('CONFLICT', 'Expected an image that did not come. It is there.', {
        params: { status: image.status },
      });
    await announce(inner, ...changesOf('image', [image]));
    return (await createImports(inner, [{ payload, image, retryOfId: job.id }]))[0]!;
  });
  await ctx.em.refresh(image);
  return retry;
}

/** For one byte at least, and for all jobs that it promises: the import, the previews, and the renditions. */
export async function checkImportQuota(ctx: Context, recipes: number): Promise<void> {
  await checkByteQuota(ctx, 1);
  await checkJobQuota(ctx, 2 + recipes);
}
