import type { Problem } from '../problem/problem.ts';
import { formatLabel } from '../recipe/recipe-words.ts';

export interface FileLimits {
  maxUploadBytes: number;
  /** As the server names them: "JPEG" or "image/jpeg". */
  formats: readonly string[];
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

/** What the server would refuse for certain, found before a byte is sent. A file without a type is left to it. */
export function checkFile(file: { size: number; type: string }, limits: FileLimits): Problem | null {
  if (file.type && !limits.formats.some((format) => subtype(format) === subtype(file.type))) {
    return {
      code: 'UNSUPPORTED_IMAGE',
      params: { actual: file.type, accepted: nameFormats(limits.formats) },
    };
  }
  if (file.size > limits.maxUploadBytes) {
    return {
      code: 'FILE_TOO_LARGE',
      params: { limit: String(limits.maxUploadBytes), actual: String(file.size) },
    };
  }
  return file.size === 0 ? { code: 'UNSUPPORTED_IMAGE', params: { actualBytes: '0' } } : null;
}
