import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, quote } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { Gallery } from '../../schema/gallery.ts';
import { parseId } from '../../schema/id.ts';
import { isRestorable } from '../../schema/life.ts';
import { bringBackImages } from '../image/hide-images.ts';
import { lockGalleryRows } from './lock-galleries.ts';

/** What was deleted less than ten minutes ago, with the images that were deleted with it; else NOT_FOUND. */
export async function restoreGallery(ctx: Context, id: string): Promise<Gallery> {
  const now = ctx.now();
  const where = { id: parseId(id) === 'Gallery' ? id : '', ...isRestorable(now) };
  const gone = { filters: { alive: false } };
  const gallery = await inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const [found] = await em.find(Gallery, where, gone);
    if (!found) throw new AppError('NOT_FOUND', `There is no gallery ${quote(id)} that can be restored.`);
    const rows = await em.execute<{ id: string }[]>(
      `select id from image where gallery_id = ? and gone_at = ? and restorable_until > ? and reaper is null
         and (expires_at is null or expires_at > ?) order by id for update`,
      [found.id, found.goneAt, now, now],
    );
    const ids = rows.map((row) => row.id);
    await lockGalleryRows(inner, [found.id]);
    const locked = await em.findOne(Gallery, where, { ...gone, refresh: true });
    if (!locked) throw new AppError('NOT_FOUND', `${id} was restored meanwhile.`);
    Object.assign(locked, { goneAt: null, restorableUntil: null });
    await em.flush();
    await bringBackImages(inner, ids);
    const { accountId, id: galleryId } = locked;
    const images = ids.map((imageId) => ({ id: imageId, accountId, galleryId }));
    await announce(inner, ...changesOf('gallery', [locked]), ...changesOf('image', images));
    return locked;
  });
  ctx.loaders.gallery.clear(gallery.id);
  return ctx.em.findOneOrFail(Gallery, { id: gallery.id }, { refresh: true });
}
