import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import type { Gallery } from '../../schema/gallery.ts';
import { lockGallery } from './lock-galleries.ts';

const mostTries = 20;

export interface WholeGallery {
  gallery: Gallery;
  /** Of the images in it that are there. */
  ids: string[];
  /** Of those that were deleted and can come back. */
  restorableIds: string[];
}

/**
 * Changes a gallery with all that is in it, in one transaction. Images are locked before their gallery, as everybody does it, so
 * one may arrive in between: then it begins anew.
 */
export async function changeWholeGallery(
  ctx: Context,
  id: string,
  change: (inner: Context, whole: WholeGallery) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < mostTries; i++) {
    const isDone = await inTransaction(ctx, async (inner) => {
      const images = await inner.em.execute<{ id: string; isThere: boolean }[]>(
        `select id, gone_at is null as "isThere" from image
         where gallery_id = ? and (gone_at is null or restorable_until > ?) order by id for update`,
        [id, ctx.now()],
      );
      const gallery = await lockGallery(inner, id, 'id');
      const all = images.map((image) => image.id);
      const newcomers = await inner.em.execute<object[]>(
        'select from image where gallery_id = ? and gone_at is null and id <> all(?::text[]) limit 1',
        [id, `{${all.join(',')}}`],
      );
      if (newcomers.length > 0) return false;
      const ids = images.filter(({ isThere }) => isThere).map((image) => image.id);
      const restorableIds = images.filter(({ isThere }) => !isThere).map((image) => image.id);
      await change(inner, { gallery, ids, restorableIds });
      return true;
    });
    if (isDone) return;
  }
  throw new AppError('CONFLICT', 'So much arrives in this gallery that it could not be changed as a whole.', {
    isRetryable: true,
  });
}
