export const longestUrlMs = 7 * 86_400_000;

/** The parts of one URL's life that share an expiry: a URL stays the same for a quarter of the wanted life. */
const windowsPerLife = 4;

interface Life {
  expiresAt?: Date | null;
  expiresInMs?: number;
}

/** The begin and the end of a URL, in whole seconds. */
export interface UrlWindow {
  beginsAt: Date;
  expiresAt: Date;
}

/**
 * The life of a URL signed at `nowMs`. It begins with the present window and ends the wanted life later, so between
 * three quarters and the whole of it from now, never after `expiresAt`. Whoever asks again within the window gets the
 * same.
 */
export function findUrlWindow({ expiresAt, expiresInMs = longestUrlMs }: Life, nowMs: number): UrlWindow {
  const lifeMs = Math.min(Math.max(expiresInMs, 1000), longestUrlMs);
  const windowMs = Math.max(1000, lifeMs / windowsPerLife);
  const beginMs = Math.floor(nowMs / windowMs) * windowMs;
  const endMs = Math.min(beginMs + lifeMs, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return { beginsAt: floorToSecond(beginMs), expiresAt: floorToSecond(endMs) };
}

/** When a request to upload that is signed at `nowMs` ends: at `expiresAt`, to the second, at most 7 days ahead. */
export function findUploadEnd(expiresAt: Date, nowMs: number): Date {
  return floorToSecond(Math.min(expiresAt.getTime(), nowMs + longestUrlMs));
}

export const toSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

const floorToSecond = (ms: number): Date => new Date(Math.floor(ms / 1000) * 1000);
