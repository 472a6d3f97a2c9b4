import { decodingError } from '../decoding-error.ts';
import { isVerticalFirst, resizeLanczos } from '../pillow-lanczos.ts';
import { type Limits, openPicture } from '../sharp-in-child.ts';
import { orient, swapsSides } from './orientation.ts';

/**
 * The picture as rembg shows it to a model: all of its pixels, upright, by Pillow's Lanczos on `size` × `size`, RGB.
 * It is turned after it was shrunk (turning 12 megapixels costs 140 ms), with the passes in the order that the
 * upright picture would have had.
 */
export async function makeModelInput(path: string, size: number, limits: Limits): Promise<Uint8Array> {
  const { orientation = 1, pixels } = await decode(path, limits);
  const { width, height } = pixels;
  const swaps = swapsSides(orientation);
  const upright = swaps ? { width: height, height: width } : { width, height };
  const verticalFirst = isVerticalFirst(upright, size, size) !== swaps;
  return orient(resizeLanczos(pixels, size, size, verticalFirst), orientation).data;
}

async function decode(path: string, limits: Limits) {
  try {
    const { orientation, space } = await openPicture(path, limits).metadata();
    // rembg does not look at profiles, and the mask is to be its mask; but CMYK without its profile is no picture.
    const { data, info } = await openPicture(path, limits, { ignoreIcc: space !== 'cmyk' })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { orientation, pixels: { data, width, height, channels } };
  } catch (error) {
    throw decodingError('The picture cannot be decoded', error);
  }
}
