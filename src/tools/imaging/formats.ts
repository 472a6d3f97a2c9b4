import type { OutputFormat } from './imaging.ts';

/** What is true of a format, for the server and the children. How it is written is said in `child/encoding/writers.ts`. */
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
}

export const formats = {
  jpeg: {
    mimeType: 'image/jpeg',
    extension: 'jpg',
    maxSide: 65_535,
    hasAlpha: false,
    canBeLossless: false,
    defaultQuality: { opaque: 80, transparent: 80 },
  },
  png: {
    mimeType: 'image/png',
    extension: 'png',
    maxSide: 65_535,
    hasAlpha: true,
    canBeLossless: true,
    defaultQuality: null,
  },
  webp: {
    mimeType: 'image/webp',
    extension: 'webp',
    maxSide: 16_383,
    hasAlpha: true,
    canBeLossless: true,
    defaultQuality: { opaque: 80, transparent: 85 },
  },
  avif: {
    mimeType: 'image/avif',
    extension: 'avif',
    maxSide: 16_384,
    hasAlpha: true,
    canBeLossless: true,
    defaultQuality: { opaque: 55, transparent: 60 },
  },
} as const satisfies Record<OutputFormat, Format>;
