import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { publish } from '../../events/events.ts';
import { parseId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { aliveImage } from '../../schema/image-life.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import { cancelJobs, createJob } from '../job/job.ts';

/** How long a deleted image can be restored. */
export const restorableMs = 10 * 60_000;

const maxIds = 100;

/** Hides the images and cancels their jobs. Purge takes the bytes when they can no more be restored. */
export async function deleteImages(ctx: Context, ids: string[]): Promise<Image[]> {
  const now = new Date();
  return changeImages(ctx, ids, aliveImage(now), async (inner, images) => {
    const imageId = { $in: images.map((image) => image.id) };
    for (const image of images) image.deletedAt = now;
    await inner.em.nativeUpdate(StoredObject, { imageId }, { deletedAt: now });
    await cancelJobs(inner, { imageId });
  });
}

/** Brings back what was deleted less than ten minutes ago; what is older or was not deleted is not in the answer. */
export async function restoreImages(ctx: Context, ids: string[]): Promise<Image[]> {
  const now = new Date();
  const isRestorable = {
    deletedAt: { $gt: new Date(now.getTime() - restorableMs) },
    $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }],
  };
  return changeImages(ctx, ids, isRestorable, async (inner, images) => {
    for (const image of images) image.deletedAt = null;
    await inner.em.flush();
    await inner.em.nativeUpdate(
      StoredObject,
      { imageId: { $in: images.map((image) => image.id) } },
      { deletedAt: null },
    );
    // Deleting canceled the job that would have made its thumbnail.
    for (const image of images)
      if (image.state === 'READY' && !image.placeholder)
        await createJob(inner, { kind: 'PREPARE_IMAGE', image });
  });
}

export async function setImagesPublic(ctx: Context, ids: string[], isPublic: boolean): Promise<Image[]> {
  return changeImages(ctx, ids, aliveImage(), async (_inner, images) => {
    for (const image of images) image.public = isPublic;
  });
}

/** Changes the viewer's images among `ids` that fulfil `where`, and answers with them in the order asked. */
async function changeImages(
  ctx: Context,
  ids: string[],
  where: object,
  change: (inner: Context, images: Image[]) => Promise<void>,
): Promise<Image[]> {
  if (ids.length > maxIds)
    throw new AppError('BAD_USER_INPUT', `Expected at most ${maxIds} ids. Got ${ids.length}.`, {
      params: { argument: 'ids', limit: maxIds },
    });
  return ctx.em.transactional(async (em) => {
    const rows = await em.find(
      Image,
      { id: { $in: ids.filter((id) => parseId(id) === 'Image') }, ...where },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    await change({ ...ctx, em }, rows);
    await em.flush();
    await publish(em, ...rows.map(({ id, accountId }) => ({ topic: 'image', id, accountId }) as const));
    const found = new Map(rows.map((image) => [image.id, image]));
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  });
}
