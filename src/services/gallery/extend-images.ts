import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { type ChangedImages, changeImages } from '../image/change-images.ts';
import { earliest } from '../list/instant.ts';
import { lockGalleries } from './lock-galleries.ts';

export interface ExtendedImages extends ChangedImages {
  /** Of those that end sooner than asked, because their gallery does. */
  heldBackIds: string[];
}

/** Gives images another end, so long from now; it may be an earlier one. The picture of an item ends with that, and is not found. */
export async function extendImages(
  ctx: Context,
  { ids, expiresIn }: { ids: readonly string[]; expiresIn: number },
): Promise<ExtendedImages> {
  const { maxTtlMs } = ctx.config;
  if (expiresIn > maxTtlMs)
    throw badInput('expiresIn', `at most ${formatDuration(maxTtlMs)}`, formatDuration(expiresIn));
  const ownExpiresAt = new Date(ctx.now().getTime() + expiresIn);
  const heldBackIds: string[] = [];
  const changed = await changeImages(ctx, ids, { where: { itemId: null } }, async (inner, images) => {
    const galleries = await lockGalleries(
      inner,
      images.map(({ galleryId }) => galleryId),
    );
    for (const image of images) {
      const expiresAt = earliest(ownExpiresAt, galleries.get(image.galleryId ?? '')?.expiresAt);
      Object.assign(image, { ownExpiresAt, expiresAt });
      if (expiresAt && expiresAt < ownExpiresAt) heldBackIds.push(image.id);
    }
  });
  return { ...changed, heldBackIds };
}
