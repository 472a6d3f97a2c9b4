import type { Levels } from '../../../../brush/grid.ts';
import { decodingError } from '../decoding-error.ts';
import { type Limits, openPicture } from '../sharp-in-child.ts';

/** The 8-bit grey PNG that `writeBase` wrote: a byte a pixel. */
export async function readBase(path: string, limits: Limits): Promise<Levels> {
  try {
    const { data, info } = await openPicture(path, limits, { ignoreIcc: true })
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 1) throw new Error(`expected one channel, got ${info.channels}`);
    return { data, width: info.width, height: info.height };
  } catch (error) {
    throw decodingError('The mask cannot be decoded', error);
  }
}
