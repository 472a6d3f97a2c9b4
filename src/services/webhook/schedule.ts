import { readRetryAfterMs } from '../../tools/remote/retry-after.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** By Standard Webhooks: how long is waited after the first failed attempt, the second, and so on. Three days and four hours in all. */
const delaysMs = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** Of who is overrun no sooner, whatever the schedule says. */
const leastOverrunMs = minuteMs;
const overrun = [429, 502, 504];
/** Who says when to come again is obeyed, as far as it fits the schedule. */
const heeded = [429, 503];
const longestMs = 2 * delaysMs.at(-1)!;

export interface FailedAttempt {
  /** 1 for the first. */
  attempt: number;
  /** Null where no answer came. */
  statusCode: number | null;
  isTimeout: boolean;
  retryAfter: unknown;
}

/** How long is waited for the next attempt: within a fifth of the schedule, so that not all come at once. */
export function nextDelayMs(
  { attempt, statusCode, isTimeout, retryAfter }: FailedAttempt,
  { nowMs, random = Math.random }: { nowMs: number; random?: () => number },
): number {
  const planned = delaysMs[Math.min(attempt, delaysMs.length) - 1]! * (0.8 + 0.4 * random());
  const isOverrun = isTimeout || overrun.includes(statusCode ?? 0);
  const delayMs = isOverrun ? Math.max(planned, leastOverrunMs) : planned;
  const asked = heeded.includes(statusCode ?? 0) ? readRetryAfterMs(retryAfter, nowMs, longestMs) : null;
  return Math.round(asked === null ? delayMs : Math.min(Math.max(asked, delayMs), 2 * delayMs));
}
