import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../errors.ts';

const minute = 60;
const hour = 3600;

type LimitSettings = Pick<Config, 'previewsPerHour' | 'claimsPerHour' | 'uploadsPerHour'>;

/** What may be tried so often in so many seconds, by each key that it is counted for. */
const listLimits = ({ previewsPerHour, claimsPerHour, uploadsPerHour }: LimitSettings) => ({
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
  /** By network: what a visitor of wishlists claims. */
  claim: { points: claimsPerHour, duration: hour, what: 'claims an hour from one address' },
  /** By account, or by the link of a guest. */
  upload: { points: uploadsPerHour ?? Number.MAX_SAFE_INTEGER, duration: hour, what: 'uploads an hour' },
  /** By account: tests of webhooks, and calls that replay. */
  webhookByHand: { points: 60, duration: minute, what: 'tests and replays a minute' },
  /** By account. */
  previewLink: { points: previewsPerHour, duration: hour, what: 'previews of links an hour' },
});

export type AttemptName = keyof ReturnType<typeof listLimits>;

/** How often strangers, or an account, have tried something of late, counted in the database: for all processes together. */
export interface Attempts {
  /** Counts one; RATE_LIMITED with `retryAfterMs` if there were too many. */
  count(name: AttemptName, key: string): Promise<void>;
  /** Takes one back that was no such attempt after all. */
  takeBack(name: AttemptName, key: string): Promise<void>;
}

export function createAttempts(em: EntityManager, config: LimitSettings): Attempts {
  const limits = listLimits(config);
  // As the library asks a client for rows.
  const storeClient = {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const { rows } = await em.fork().getKysely().executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, duration }]) => [
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
        throw tooMany(limits[name], refusal);
      }
    },
    async takeBack(name, key) {
      await limiters[name].reward(key);
    },
  };
}

interface AttemptLimit {
  points: number;
  what: string;
}

function tooMany(
  { points: limit, what }: AttemptLimit,
  { msBeforeNext: retryAfterMs }: RateLimiterRes,
): AppError {
  return new AppError('RATE_LIMITED', `Expected at most ${limit} ${what}.`, {
    params: { limit, retryAfterMs },
    isRetryable: true,
  });
}
