import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Gallery } from '../../schema/gallery.ts';
import type { Image } from '../../schema/image.ts';
import { earliest } from '../list/instant.ts';
import { findPositions } from './position.ts';
import { sortNameOf } from './sort-name.ts';

/** Where an image is: what moves with it from gallery to gallery. */
export type Place = Pick<Image, 'galleryId' | 'position' | 'sortName' | 'expiresAt'>;

export const library = { galleryId: null, position: null, sortName: null };

/** Places behind all others of a gallery, in the order of the images. Expects the gallery to be locked. QUOTA_EXCEEDED. */
export async function placeInGallery(
  ctx: Context,
  gallery: Gallery,
  images: readonly Pick<Image, 'filename' | 'guestNumber' | 'ownExpiresAt'>[],
): Promise<Place[]> {
  checkGallerySize(ctx, gallery, images.length);
  const positions = await findPositions(ctx, gallery.id, images.length);
  return images.map((image, i) => ({
    galleryId: gallery.id,
    position: positions[i] ?? null,
    sortName: sortNameOf(image),
    expiresAt: earliest(image.ownExpiresAt, gallery.expiresAt),
  }));
}

export function checkGallerySize(
  { config }: Context,
  { allImages }: Pick<Gallery, 'allImages'>,
  more: number,
): void {
  const limit = config.maxGalleryImages;
  const actual = allImages + more;
  if (actual <= limit) return;
  throw new AppError(
    'QUOTA_EXCEEDED',
    `Expected at most ${limit} images in a gallery. There would be ${actual}.`,
    {
      params: { quota: 'galleryImages', limit, actual },
    },
  );
}
