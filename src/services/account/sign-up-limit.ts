import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';
import { networkOf } from '../access/network.ts';

export interface SignUpLimit {
  /** Counts one sign-up of an address; RATE_LIMITED if there were too many. */
  consume(address: string): Promise<void>;
}

/** Counted in each web process for itself: it is there to slow a script down, not to bill anybody. */
export function createSignUpLimit({ perHour = 20 } = {}): SignUpLimit {
  const limiter = new RateLimiterMemory({ points: perHour, duration: 3600 });
  return {
    async consume(address) {
      try {
        await limiter.consume(networkOf(address));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterMs = refusal.msBeforeNext;
        throw new AppError('RATE_LIMITED', `Expected at most ${perHour} sign-ups an hour from one address.`, {
          params: { limit: perHour, retryAfterMs },
          retryable: true,
        });
      }
    },
  };
}
