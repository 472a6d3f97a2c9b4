import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimit } from '../../../src/services/account/rate-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a bucket holds five seconds and fills again by one a second', () => {
  const limit = createRateLimit({ pointsPerSecond: 100 });
  limit.spend('a', 500);
  expect(() => limit.spend('a', 50)).toThrow(
    expect.objectContaining({
      code: 'RATE_LIMITED',
      params: { limit: 100, retryAfterMs: 500 },
      isRetryable: true,
    }),
  );
  limit.spend('b', 500);
  vi.advanceTimersByTime(499);
  expect(() => limit.spend('a', 50)).toThrow('Try again in 1 ms');
  vi.advanceTimersByTime(1);
  limit.spend('a', 50);
  vi.advanceTimersByTime(60_000);
  limit.spend('a', 500);
  expect(() => limit.spend('a', 1)).toThrow();
});

test('what is dearer than a full bucket takes all of it', () => {
  const limit = createRateLimit({ pointsPerSecond: 1 });
  limit.spend('a', 1000);
  expect(() => limit.spend('a', 1000)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
  vi.advanceTimersByTime(5000);
  limit.spend('a', 1000);
});
