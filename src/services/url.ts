import type { Context } from '../context.ts';

/** A storage's URL is absolute, or relative to where this server is reached. */
export function resolveUrl(ctx: Context, url: string): URL {
  return new URL(url, ctx.baseUrl);
}
