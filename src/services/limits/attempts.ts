import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';

const minute = 60;
const hour = 3600;

/** What may be tried so often in so many seconds, by each key that it is counted for. */
export const attemptLimits = {
  /** By network. */
  signUp: { points: 20, duration: hour, what: 'sign-ups an hour from one address' },
  /** By the site of several networks. */
  signUpOfSite: { points: 40, duration: hour, what: 'sign-ups an hour from one address' },
  /** By network: slugs that open nothing. */
  missedSlug: { points: 60, duration: minute, what: 'addresses a minute that lead nowhere' },
  /** By link and network. */
  wrongPassword: { points: 10, duration: minute, what: 'wrong passwords a minute' },
  /** By link, whoever tries. */
  wrongPasswordOfLink: { points: 100, duration: hour, what: 'wrong passwords an hour' },
} as const satisfies Record<string, { points: number; duration: number; what: string }>;

export type AttemptName = keyof typeof attemptLimits;

/** How often strangers have tried something of late, counted in the database: for all processes together. */
export interface Attempts {
  /** Counts one; RATE_LIMITED with `retryAfterMs` if there were too many. */
  count(name: AttemptName, key: string): Promise<void>;
  /** Takes one back that was no such attempt after all. */
  takeBack(name: AttemptName, key: string): Promise<void>;
}

export function createAttempts(em: EntityManager): Attempts {
  // As the library asks a client for rows.
  const storeClient = {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const { rows } = await em.fork().getKysely().executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
  const limiters = Object.fromEntries(
    Object.entries(attemptLimits).map(([name, { points, duration }]) => [
      name,
      new RateLimiterPostgres({
        storeClient,
        storeType: 'client',
        tableName: 'attempt',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration,
      }),
    ]),
  ) as Record<AttemptName, RateLimiterPostgres>;
  return {
    async count(name, key) {
      try {
        await limiters[name].consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw tooMany(name, refusal);
      }
    },
    async takeBack(name, key) {
      await limiters[name].reward(key);
    },
  };
}

function tooMany(name: AttemptName, { msBeforeNext: retryAfterMs }: RateLimiterRes): AppError {
  const { points: limit, what } = attemptLimits[name];
  return new AppError('RATE_LIMITED', `Expected at most ${limit} ${what}.`, {
    params: { limit, retryAfterMs },
    isRetryable: true,
  });
}
