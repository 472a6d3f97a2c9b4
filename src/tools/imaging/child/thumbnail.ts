import type { Thumbnail } from '../imaging.ts';
import { thumbnailSide } from '../page-reading.ts';
import { decodingError } from './decoding-error.ts';
import { inspectFile } from './inspect-file.ts';
import { type Limits, openPicture } from './sharp-in-child.ts';

/** The first frame of an animation only, as openPicture has it. */
export async function makeThumbnail(path: string, limits: Limits): Promise<Thumbnail> {
  const inspection = await inspectFile(path, limits);
  try {
    const bytes = await openPicture(path, limits)
      .autoOrient()
      .resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp({ quality: 75, effort: 4 })
      .toBuffer();
    return { ...inspection, thumbnail: `data:image/webp;base64,${bytes.toString('base64')}` };
  } catch (error) {
    throw decodingError('The picture cannot be decoded', error);
  }
}
