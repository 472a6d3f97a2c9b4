import pLimit, { type LimitFunction } from 'p-limit';
import { AppError } from '../../errors.ts';

/** Lets no more than so much of one thing be done at once: for each who asks, and in all. */
export interface WorkLimit {
  /**
   * Counts one more until what it returns is called, which may be often. Refuses if `key` is at it too often
   * (RATE_LIMITED), or all are (SERVICE_UNAVAILABLE).
   */
  begin(key: string): () => void;
  /** Counts for as long as the work takes, its waiting included; what is refused is not begun. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export interface WorkLimitOptions {
  /** What is counted, for whom: `uploads of an account`. */
  what: string;
  /** Of one key. */
  most: number;
  /** Of one key beyond these, which wait for one of them to end. Default: 0. */
  mostWaiting?: number;
  /** Default: no limit. */
  mostInAll?: number;
}

/** Counted in each process for itself: what it protects is the process's own. */
export function createWorkLimit({
  what,
  most,
  mostWaiting = 0,
  mostInAll = Infinity,
}: WorkLimitOptions): WorkLimit {
  const entries = new Map<string, { limit: LimitFunction; count: number }>();
  let inAll = 0;

  function count(key: string): { limit: LimitFunction; end: () => void } {
    const entry = entries.get(key) ?? { limit: pLimit(most), count: 0 };
    if (entry.count >= most + mostWaiting) throw tooMany(what, most + mostWaiting);
    if (inAll >= mostInAll) throw busy();
    entries.set(key, entry);
    entry.count += 1;
    inAll += 1;
    let isEnded = false;
    const end = () => {
      if (isEnded) return;
      isEnded = true;
      inAll -= 1;
      entry.count -= 1;
      if (entry.count === 0) entries.delete(key);
    };
    return { limit: entry.limit, end };
  }

  return {
    begin: (key) => count(key).end,
    async run(key, work) {
      const { limit, end } = count(key);
      try {
        return await limit(work);
      } finally {
        end();
      }
    },
  };
}

const retryAfterMs = 1000;

function tooMany(what: string, most: number): AppError {
  return new AppError('RATE_LIMITED', `Expected at most ${most} ${what} at once.`, {
    params: { limit: most, retryAfterMs },
    isRetryable: true,
  });
}

function busy(): AppError {
  return new AppError(
    'SERVICE_UNAVAILABLE',
    'The server is at as many of these as it can be; try again soon.',
    {
      params: { retryAfterMs },
      isRetryable: true,
    },
  );
}
