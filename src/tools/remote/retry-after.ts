const tenMinutesMs = 10 * 60_000;

/** What Retry-After says, in seconds or as a date, at most so much; null for nothing that can be read. */
export function readRetryAfterMs(header: unknown, nowMs: number, longestMs = tenMinutesMs): number | null {
  if (typeof header !== 'string') return null;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), longestMs);
}
