import type { Sharp } from 'sharp';
import type { Timing } from './child/picture.ts';
import type { OutputFormat } from './imaging.ts';

export interface EncodeOptions {
  quality: number;
  lossless: boolean;
  /** Of an animation, in a format that has them. */
  timing: Timing | null;
}

/** How one format is written. */
export interface Format {
  mimeType: string;
  extension: string;
  /** Longest side the format can hold, pixels. */
  maxSide: number;
  hasAlpha: boolean;
  /** Whether a plan's `lossless` means anything; true for those that are always lossless. */
  canBeLossless: boolean;
  /** 1..100 where a plan names none; null for a format without quality. */
  defaultQuality: { opaque: number; transparent: number } | null;
  encode: (picture: Sharp, options: EncodeOptions) => Sharp;
}

// Efforts by CPU ms at 1,600 px: docs/decisions/encoder-settings.md.
export const formats = {
  jpeg: {
    mimeType: 'image/jpeg',
    extension: 'jpg',
    maxSide: 65_535,
    hasAlpha: false,
    canBeLossless: false,
    defaultQuality: { opaque: 80, transparent: 80 },
    encode: (picture, { quality }) => picture.jpeg({ quality, progressive: true, mozjpeg: true }),
  },
  png: {
    mimeType: 'image/png',
    extension: 'png',
    maxSide: 65_535,
    hasAlpha: true,
    canBeLossless: true,
    defaultQuality: null,
    encode: (picture) => picture.png({ compressionLevel: 6 }),
  },
  webp: {
    mimeType: 'image/webp',
    extension: 'webp',
    maxSide: 16_383,
    hasAlpha: true,
    canBeLossless: true,
    defaultQuality: { opaque: 80, transparent: 85 },
    // alphaQuality 100 is lossless alpha: a soft edge shows every other error.
    encode: (picture, { quality, lossless, timing }) =>
      picture.webp({
        quality,
        lossless,
        alphaQuality: 100,
        effort: 2,
        ...(timing && { delay: timing.delaysMs, loop: timing.loop }),
      }),
  },
  avif: {
    mimeType: 'image/avif',
    extension: 'avif',
    maxSide: 16_384,
    hasAlpha: true,
    canBeLossless: true,
    defaultQuality: { opaque: 55, transparent: 60 },
    encode: (picture, { quality, lossless }) => picture.avif({ quality, lossless, effort: 2 }),
  },
} as const satisfies Record<OutputFormat, Format>;
