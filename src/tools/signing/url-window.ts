import { longestSpanMs, longestUrlMs } from '../../config/url-limit.ts';

const secondMs = 1000;

/** A URL stays the same for a part of the life that is wanted, the same part of every life. */
const windowsPerLife = longestUrlMs / (longestSpanMs - longestUrlMs);

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
 * The life of a URL signed at `nowMs`. It begins with the present window and ends the wanted life after the end of that,
 * so it has the wanted life and at most a window more from now, but is never good after `expiresAt`. Whoever asks again
 * within the window gets the same. Windows are whole seconds, so that no rounding takes from a life or adds to a span.
 */
export function findUrlWindow({ expiresAt, expiresInMs = longestUrlMs }: Life, nowMs: number): UrlWindow {
  const lifeMs = Math.ceil(Math.min(expiresInMs, longestUrlMs) / secondMs) * secondMs;
  const windowMs = Math.max(secondMs, floorToSecond(lifeMs / windowsPerLife));
  const beginMs = Math.floor(nowMs / windowMs) * windowMs;
  const endMs = Math.min(beginMs + windowMs + lifeMs, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return { beginsAt: new Date(beginMs), expiresAt: new Date(floorToSecond(endMs)) };
}

/** When a request to upload that is signed at `nowMs` ends: at `expiresAt`, to the second, at most 7 days ahead. */
export function findUploadEnd(expiresAt: Date, nowMs: number): Date {
  return new Date(floorToSecond(Math.min(expiresAt.getTime(), nowMs + longestSpanMs)));
}

export const toSeconds = (date: Date): number => Math.floor(date.getTime() / secondMs);

const floorToSecond = (ms: number): number => Math.floor(ms / secondMs) * secondMs;
