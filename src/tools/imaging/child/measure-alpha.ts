import { measureSilhouette, rectangleSilhouette, type Silhouette } from '../../../collage/silhouette.ts';
import { readAlpha } from './alpha-levels.ts';
import { decodePicture, readHeader, workingSize } from './decode.ts';
import type { Limits } from './sharp-in-child.ts';

/** Cutouts are kept at this size; what is larger has no finer outline. */
const longestSide = 1600;

/** The silhouette of a picture by its alpha; of one without alpha its rectangle. */
export async function measureAlpha(path: string, limits: Limits): Promise<Silhouette> {
  const header = await readHeader(path, limits);
  const size = workingSize(header, [longestSide / Math.max(header.width, header.height)]);
  const picture = await decodePicture(path, size, limits);
  if (picture.channels === 3) return rectangleSilhouette(header.height / header.width);
  const { data, width, height } = readAlpha(picture);
  return measureSilhouette(data, { width, height });
}
