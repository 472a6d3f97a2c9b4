/**
 * What attempts say of an endpoint, kept in its row so that a restart and other processes know it. A success ends whatever there
 * was. Failures in a row are counted; the fifth opens the circuit: until `pausedUntil` nothing is tried, then one delivery, and
 * with each that fails the pause grows. What was in flight when it opened is counted and moves it no further. An endpoint is
 * given up once every attempt has failed for five days, ten of them at least, and failures were seen twelve hours apart and
 * twelve hours after that: one failure, and a burst five days later, are no five days of failure.
 */
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

const failuresToOpen = 5;
const pausesMs = [30 * secondMs, minuteMs, 2 * minuteMs, 5 * minuteMs, 15 * minuteMs];

const givenUpAfter = { ms: 5 * 24 * hourMs, failures: 10, apartMs: 12 * hourMs };
export const warnedAfterMs = 24 * hourMs;

export type Health = Pick<
  WebhookEndpoint,
  'failingSince' | 'failingAgainAt' | 'consecutiveFailures' | 'pausedUntil' | 'pauses'
>;

export const healthy: Health = {
  failingSince: null,
  failingAgainAt: null,
  consecutiveFailures: 0,
  pausedUntil: null,
  pauses: 0,
};

/** After one more attempt that has failed. */
export function countFailure(health: Health, { startedAt, now }: { startedAt: Date; now: Date }): Health {
  const { pausedUntil } = health;
  const consecutiveFailures = health.consecutiveFailures + 1;
  const failingSince = health.failingSince ?? now;
  const isApart = now.getTime() - failingSince.getTime() >= givenUpAfter.apartMs;
  const failingAgainAt = health.failingAgainAt ?? (isApart ? now : null);
  const opens = pausedUntil === null ? consecutiveFailures >= failuresToOpen : startedAt >= pausedUntil;
  const counted = { failingSince, failingAgainAt, consecutiveFailures };
  if (!opens) return { ...counted, pausedUntil, pauses: health.pauses };
  const pauseMs = pausesMs[Math.min(health.pauses, pausesMs.length - 1)]!;
  return { ...counted, pausedUntil: new Date(now.getTime() + pauseMs), pauses: health.pauses + 1 };
}

/** Whether it is no use to try any more. */
export function isGivenUp({ failingSince, failingAgainAt, consecutiveFailures }: Health, now: Date): boolean {
  if (failingSince === null || failingAgainAt === null) return false;
  const lasts = now.getTime() - failingSince.getTime() >= givenUpAfter.ms;
  const isApart = now.getTime() - failingAgainAt.getTime() >= givenUpAfter.apartMs;
  return lasts && isApart && consecutiveFailures >= givenUpAfter.failures;
}
