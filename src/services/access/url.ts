import { formatDuration } from '../../config/duration.ts';
import { longestUrlMs } from '../../config/url-limit.ts';
import type { Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { cleanText } from '../../schema/text.ts';
import type { SignOptions } from '../../tools/storage/storage.ts';

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

/** A storage's URL is absolute, or relative to where this server is reached. */
export function resolveUrl(ctx: Context, url: string): URL {
  return new URL(url, ctx.baseUrl);
}
