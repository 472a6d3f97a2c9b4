import { decodingError } from './decoding-error.ts';
import type { Picture, Size } from './picture.ts';
import { type Limits, openPicture } from './sharp-in-child.ts';

/** The upright original's size. */
export async function readSize(path: string, limits: Limits): Promise<Size> {
  try {
    const { autoOrient } = await openPicture(path, limits).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch (error) {
    throw decodingError('The picture cannot be read', error);
  }
}

/** The smallest size at which every output can be made without enlarging more than it asks for. */
export function workingSize({ width, height }: Size, scales: readonly number[]): Size {
  const scale = Math.min(1, Math.max(...scales));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The picture upright, in sRGB, without metadata, at this size: a JPEG is decoded at the nearest larger eighth. */
export async function decodePicture(path: string, { width, height }: Size, limits: Limits): Promise<Picture> {
  try {
    const { data, info } = await openPicture(path, limits)
      .autoOrient()
      .resize(width, height, { fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, width, height, channels: info.channels as Picture['channels'] };
  } catch (error) {
    throw decodingError('The picture cannot be decoded', error);
  }
}
