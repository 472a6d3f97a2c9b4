import type { ImageFormat } from '../../schema/recipe.ts';
import { formats } from '../../tools/imaging/formats.ts';
import type { OutputFormat } from '../../tools/imaging/imaging.ts';

const names = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WEBP',
  avif: 'AVIF',
} as const satisfies Record<OutputFormat, ImageFormat>;

/** How callers name the format of files of this media type. Expects one that renditions have. */
export function nameFormat(mimeType: string): ImageFormat {
  const format = (Object.keys(names) as OutputFormat[]).find((name) => formats[name].mimeType === mimeType);
  if (!format) throw new Error(`Expected the media type of a rendition. Got ${mimeType}.`);
  return names[format];
}
