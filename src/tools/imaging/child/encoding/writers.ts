import type { Sharp } from 'sharp';
import type { OutputFormat } from '../../imaging.ts';
import type { Timing } from '../picture.ts';

export interface WriteOptions {
  /** 1..100; of no effect on a format that has none. */
  quality: number;
  /** Of no effect on a format that is always lossless, or never. */
  lossless: boolean;
  /** Of an animation, in a format that has them. */
  timing: Timing | null;
}

/** How each format is written. Efforts by CPU ms at 1,600 px: docs/decisions/encoder-settings.md. */
export const writers: Record<OutputFormat, (picture: Sharp, options: WriteOptions) => Sharp> = {
  jpeg: (picture, { quality }) => picture.jpeg({ quality, progressive: true, mozjpeg: true }),
  png: (picture) => picture.png({ compressionLevel: 6 }),
  webp: (picture, { quality, lossless, timing }) =>
    picture.webp({
      quality,
      lossless,
      // Lossless alpha: a soft edge shows every other error.
      alphaQuality: 100,
      effort: 2,
      ...(timing && { delay: timing.delaysMs, loop: timing.loop }),
    }),
  avif: (picture, { quality, lossless }) => picture.avif({ quality, lossless, effort: 2 }),
};
