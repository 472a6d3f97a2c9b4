import type { Image } from '../../schema/image.ts';
import type { Mask, MaskFormat } from '../../schema/mask.ts';

/** What the keys of all objects of a mask begin with. */
export function maskPrefix({ prefix }: Pick<Image, 'prefix'>, { id }: Pick<Mask, 'id'>): string {
  return `${prefix}/${id}-`;
}

/** The same in SQL, of the rows of these aliases. */
export const maskPrefixSql = "image.prefix || '/' || mask.id || '-'";

/** Of what it was drawn over. */
export function baseKey(image: Pick<Image, 'prefix'>, mask: Pick<Mask, 'id'>): string {
  return `${maskPrefix(image, mask)}base`;
}

/** Of a version as a file. */
export interface MaskPicture {
  version: number;
  format: MaskFormat;
  /** Pixels. */
  width: number;
}

export function pictureKey(
  image: Pick<Image, 'prefix'>,
  mask: Pick<Mask, 'id'>,
  picture: MaskPicture,
): string {
  const { version, format, width } = picture;
  return `${maskPrefix(image, mask)}${version}-${width}-${format.toLowerCase()}`;
}
