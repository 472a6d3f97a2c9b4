import { LockMode } from '@mikro-orm/postgresql';
import type { SystemContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { activeJob, Job } from '../../schema/job.ts';
import { lockGalleryRows } from '../gallery/lock-galleries.ts';
import { cancelJobs } from '../job/cancel-jobs.ts';
import { writeReceipts } from './receipt.ts';

/** What an image that is locked is known by. */
export interface LockedImage {
  id: string;
  accountId: string;
  galleryId: string | null;
}

/**
 * Hides images for good: nothing more is listed, served or written of them, their jobs are canceled, and who watches is
 * told. Expects the rows to be locked, and a transaction that has changed nothing yet: what accounts hold is locked by the
 * statement that hides, and after that nobody's images and jobs may be.
 */
export async function buryImages(inner: SystemContext, images: readonly LockedImage[]): Promise<void> {
  const { em } = inner;
  const ids = images.map(({ id }) => id);
  await lockGalleryRows(
    inner,
    images.map(({ galleryId }) => galleryId),
  );
  const jobs = await em.find(
    Job,
    { imageId: { $in: ids }, ...activeJob() },
    { fields: ['id'], lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const now = inner.now();
  const list = `{${ids.join(',')}}`;
  await em.execute(
    'update image set gone_at = coalesce(gone_at, ?), restorable_until = null where id = any(?::text[])',
    [now, list],
  );
  await em.execute(
    'update stored_object set deleted_at = ? where image_id = any(?::text[]) and deleted_at is null',
    [now, list],
  );
  await writeReceipts(inner, ids);
  if (jobs.length > 0) await cancelJobs(inner, { imageId: { $in: ids } });
  await announce(inner, ...changesOf('image', images));
}
