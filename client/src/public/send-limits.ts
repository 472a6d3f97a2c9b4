import { countOf } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import type { FileLimits, GalleryFacts } from './documents.ts';

export interface SendLimits {
  /** How many more; null for as many as one likes. */
  imagesLeft: number | null;
  bytesLeft: number | null;
  maxImageBytes: number;
  mimeTypes: readonly string[];
}

export function limitsOf({ access }: GalleryFacts, { maxUploadBytes, mimeTypes }: FileLimits): SendLimits {
  return {
    imagesLeft: access?.imagesLeft ?? null,
    bytesLeft: access?.bytesLeft ?? null,
    maxImageBytes: Math.min(maxUploadBytes, access?.maxImageBytes ?? maxUploadBytes),
    mimeTypes,
  };
}

export function sayLimits({ imagesLeft, bytesLeft, maxImageBytes }: SendLimits): string {
  if (imagesLeft === 0 || bytesLeft === 0) return 'This gallery takes no more photos.';
  const parts = [
    imagesLeft === null ? null : `Up to ${countOf(imagesLeft, 'more photo')}`,
    `at most ${formatBytes(maxImageBytes)} each`,
    bytesLeft === null ? null : `${formatBytes(bytesLeft)} in all`,
  ];
  const text = parts.filter((part) => part !== null).join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What browsers turn into a JPEG themselves, if it is not asked for. */
const leftToBrowsers = /^image\/(heic|heif)/;

export const acceptOf = ({ mimeTypes }: SendLimits): string =>
  mimeTypes.filter((type) => !leftToBrowsers.test(type)).join(',');

/** Why a file is not sent at all; null if it may be. */
export function refuseFile(file: Blob, { maxImageBytes, mimeTypes }: SendLimits): string | null {
  if (file.type && !mimeTypes.includes(file.type)) return 'This is no kind of photo that can be shown here.';
  if (file.size > maxImageBytes)
    return `It has ${formatBytes(file.size)}; at most ${formatBytes(maxImageBytes)} are taken.`;
  return null;
}
