import type { Problem } from '../problem/problem.ts';
import { formatLabel } from '../recipe/recipe-words.ts';

export interface FileLimits {
  maxUploadBytes: number;
  /** Media types that may be uploaded. */
  mimeTypes: readonly string[];
}

const subtype = (format: string) =>
  format
    .toLowerCase()
    .replace(/^image\//, '')
    .replace(/^jpg$/, 'jpeg')
    .replace(/^heic$/, 'heif');

const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** "JPEG, PNG, or WebP" */
export const nameFormats = (formats: readonly string[]) => either.format(formats.map(formatLabel));

interface FileFacts {
  name: string;
  size: number;
  /** Media type as the browser guessed it, or empty. */
  type: string;
}

/** Pictures whose type many browsers do not know: raw photos by their cameras' endings, and phones' formats. */
const untyped = /\.(heic|heif|avif|jxl|tiff?|psd|dng|cr[23]|nef|arw|orf|raf|rw2|pef)$/i;

/** The media type of what is called a picture, by its browser or its name; null for any other file. */
export function pictureTypeOf({ name, type }: Pick<FileFacts, 'name' | 'type'>): string | null {
  if (type.startsWith('image/')) return type;
  const ending = untyped.exec(name)?.[1];
  return ending ? `image/${ending.toLowerCase()}` : null;
}

/** What the server would refuse for certain, found before a byte is sent. A file without a type is left to it. */
export function checkFile(file: FileFacts, limits: FileLimits): Problem | null {
  const type = pictureTypeOf(file) ?? file.type;
  if (type && !limits.mimeTypes.some((format) => subtype(format) === subtype(type))) {
    return {
      code: 'UNSUPPORTED_IMAGE',
      params: { actual: type, accepted: nameFormats(limits.mimeTypes) },
    };
  }
  if (file.size > limits.maxUploadBytes) {
    return {
      code: 'FILE_TOO_LARGE',
      params: { limit: limits.maxUploadBytes, actual: file.size },
    };
  }
  return file.size === 0 ? { code: 'UNSUPPORTED_IMAGE', params: { actualBytes: 0 } } : null;
}
