import { AppError } from '../../errors.ts';

/** Lets no more than so much of one thing be done at once: for each who asks, and in all. */
export interface WorkLimit {
  /** Refuses, and does nothing, if `key` is at it too often (RATE_LIMITED), or all are (SERVICE_UNAVAILABLE). */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export interface WorkLimitOptions {
  /** What is counted, for whom: `uploads of an account`. */
  what: string;
  /** Of one key. */
  most: number;
  /** Default: no limit. */
  mostInAll?: number;
}

/** Counted in each process for itself: what it protects is the process's own. */
export function createWorkLimit({ what, most, mostInAll = Infinity }: WorkLimitOptions): WorkLimit {
  const counts = new Map<string, number>();
  let inAll = 0;
  return {
    async run(key, work) {
      const count = counts.get(key) ?? 0;
      if (count >= most) throw tooMany(what, most);
      if (inAll >= mostInAll) throw busy();
      counts.set(key, count + 1);
      inAll += 1;
      try {
        return await work();
      } finally {
        inAll -= 1;
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      }
    },
  };
}

const retryAfterMs = 1000;

function tooMany(what: string, most: number): AppError {
  return new AppError('RATE_LIMITED', `Expected at most ${most} ${what} at once.`, {
    params: { limit: most, retryAfterMs },
    retryable: true,
  });
}

function busy(): AppError {
  return new AppError(
    'SERVICE_UNAVAILABLE',
    'The server is at as many of these as it can be; try again soon.',
    {
      params: { retryAfterMs },
      retryable: true,
    },
  );
}
