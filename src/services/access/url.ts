import { formatDuration } from '../../config/duration.ts';
import { longestUrlMs } from '../../config/url-limit.ts';
import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import { cleanText } from '../../schema/text.ts';
import type { SignOptions } from '../../tools/storage/storage.ts';
import { earliest } from '../list/instant.ts';
import { writeVia } from './via.ts';

export interface UrlRequest {
  expiresIn?: number | null;
  downloadAs?: string | null;
}

/**
 * What a caller asks of a URL, as the storage takes it; BAD_USER_INPUT for a life that is longer than any. Of a name that
 * nothing is left of, `fallback` takes the place.
 */
export function urlOptions(
  { expiresIn, downloadAs }: UrlRequest,
  fallback: string,
): Pick<SignOptions, 'expiresInMs' | 'downloadAs'> {
  if (expiresIn && expiresIn > longestUrlMs) {
    const limit = formatDuration(longestUrlMs);
    throw badInput('expiresIn', `at most ${limit}`, formatDuration(expiresIn), { limit });
  }
  return {
    ...(expiresIn && { expiresInMs: expiresIn }),
    ...(downloadAs && { downloadAs: cleanText(downloadAs) || fallback }),
  };
}

/** Through a link a URL spans at most an hour: a sixth of its life is the window in which it stays the same. */
const linkedUrlMs = (3_600_000 * 6) / 7;

/**
 * The same for a file of an image, which ends with it; through a link also with that, and what is asked at a door of ours
 * carries the link it was given by.
 */
export function fileUrlOptions(
  { scope }: Context,
  { expiresAt }: Pick<Image, 'expiresAt'>,
  request: UrlRequest,
  fallback: string,
): Omit<SignOptions, 'mimeType'> {
  const options = urlOptions(request, fallback);
  if (scope.kind !== 'link') return { ...options, expiresAt };
  const expiresInMs = Math.min(options.expiresInMs ?? linkedUrlMs, linkedUrlMs);
  return { ...options, expiresInMs, expiresAt: earliest(expiresAt, scope.endsAt), via: writeVia(scope) };
}

/** A storage's URL is absolute, or relative to where this server is reached. */
export function resolveUrl(ctx: Context, url: string): URL {
  return new URL(url, ctx.baseUrl);
}
