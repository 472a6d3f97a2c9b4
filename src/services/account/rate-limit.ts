import { AppError } from '../../errors.ts';

/** How much of a second's points may be spent at once, by who has spent none of late. */
export const burstSeconds = 5;

/** What each who asks may spend: a bucket that fills again by so many points a second. */
export interface RateLimit {
  /** Takes the points of `key`; RATE_LIMITED, and takes none, if it has not as many now. */
  spend(key: string, points: number): void;
}

/** Counted in each process for itself: what it protects is the process's own, and each brings its own. */
export function createRateLimit({ pointsPerSecond }: { pointsPerSecond: number }): RateLimit {
  const burstMs = burstSeconds * 1000;
  /** When the bucket of each will be full again, those that were last spent from at the end: all a bucket needs to know. */
  const fullAt = new Map<string, number>();
  return {
    spend(key, points) {
      const now = Date.now();
      // What would not fit into a full bucket takes all of it, or it could never be.
      const costMs = Math.min(burstMs, (points / pointsPerSecond) * 1000);
      const full = Math.max(now, fullAt.get(key) ?? now) + costMs;
      const retryAfterMs = Math.ceil(full - now - burstMs);
      if (retryAfterMs > 0) throw tooFast(pointsPerSecond, retryAfterMs);
      fullAt.delete(key);
      fullAt.set(key, full);
      forgetFull(fullAt, now);
    },
  };
}

/** A full bucket is as good as none. */
function forgetFull(fullAt: Map<string, number>, now: number): void {
  for (const [key, at] of fullAt) {
    if (at > now) return;
    fullAt.delete(key);
  }
}

function tooFast(limit: number, retryAfterMs: number): AppError {
  const message = `Expected operations of at most ${limit} points a second. Try again in ${retryAfterMs} ms.`;
  return new AppError('RATE_LIMITED', message, { params: { limit, retryAfterMs }, isRetryable: true });
}
