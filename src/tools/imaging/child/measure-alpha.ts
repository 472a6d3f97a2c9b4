import { measureSilhouette, rectangleSilhouette, type Silhouette } from '../../../collage/silhouette.ts';
import { decodePicture, readHeader, workingSize } from './decode.ts';
import type { Limits } from './sharp-in-child.ts';

/** Cutouts are kept at this size; what is larger has no finer outline. */
const longestSide = 1600;

/** The silhouette of a picture by its alpha; of one without alpha its rectangle. */
export async function measureAlpha(path: string, limits: Limits): Promise<Silhouette> {
  const header = await readHeader(path, limits);
  const size = workingSize(header, [longestSide / Math.max(header.width, header.height)]);
  const { data, width, height, channels } = await decodePicture(path, size, limits);
  if (channels === 3) return rectangleSilhouette(header.height / header.width);
  const alpha = new Uint8Array(width * height);
  for (let at = 0; at < alpha.length; at++) alpha[at] = data[at * 4 + 3]!;
  return measureSilhouette(alpha, { width, height });
}
