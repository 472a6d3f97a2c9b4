import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';
import { networkOf, siteOf } from '../access/network.ts';

export interface SignUpLimit {
  /** Counts one sign-up of an address; RATE_LIMITED if there were too many. */
  consume(address: string): Promise<void>;
}

/**
 * Of a network, and of all IPv6 networks of a site together twice as many. Counted in each web process for itself: it is
 * there to slow a script down, not to bill anybody.
 */
export function createSignUpLimit({ perHour = 20 } = {}): SignUpLimit {
  const perSite = 2 * perHour;
  const networks = new RateLimiterMemory({ points: perHour, duration: 3600 });
  const sites = new RateLimiterMemory({ points: perSite, duration: 3600 });
  return {
    async consume(address) {
      await consumeOne(networks, networkOf(address), perHour);
      const site = siteOf(address);
      if (site !== null) await consumeOne(sites, site, perSite);
    },
  };
}

async function consumeOne(limiter: RateLimiterMemory, key: string, perHour: number): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterMs = refusal.msBeforeNext;
    throw new AppError('RATE_LIMITED', `Expected at most ${perHour} sign-ups an hour from one address.`, {
      params: { limit: perHour, retryAfterMs },
      isRetryable: true,
    });
  }
}
