import { AppError } from '../../errors.ts';

/** Lets an account do no more than so much of one thing at once. */
export interface WorkLimit {
  /** RATE_LIMITED, and nothing done, if the account is at it `most` times already. */
  run<T>(accountId: string, work: () => Promise<T>): Promise<T>;
}

/** Counted in each process for itself: what it protects is the process's own. */
export function createWorkLimit({ what, most }: { what: string; most: number }): WorkLimit {
  const counts = new Map<string, number>();
  return {
    async run(accountId, work) {
      const count = counts.get(accountId) ?? 0;
      if (count >= most) throw tooMany(what, most);
      counts.set(accountId, count + 1);
      try {
        return await work();
      } finally {
        const left = (counts.get(accountId) ?? 1) - 1;
        if (left > 0) counts.set(accountId, left);
        else counts.delete(accountId);
      }
    },
  };
}

const retryAfterMs = 1000;

function tooMany(what: string, most: number): AppError {
  return new AppError('RATE_LIMITED', `Expected at most ${most} ${what} of an account at once.`, {
    params: { limit: most, retryAfterMs },
    retryable: true,
  });
}
