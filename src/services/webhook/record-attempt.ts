import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Failure } from '../../schema/error.ts';
import { WebhookAttempt } from '../../schema/webhook-attempt.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { cancelWaiting } from './cancel-waiting.ts';
import { countFailure, healthy, isGivenUp, warnedAfterMs } from './endpoint-health.ts';
import { lockEndpoint } from './lock-endpoint.ts';
import { noteEvent } from './note-event.ts';
import { nextDelayMs } from './schedule.ts';
import type { Outcome } from './send-delivery.ts';

/**
 * Writes what came of an attempt, and what it says of the endpoint, in one transaction. The endpoint is locked before its
 * deliveries, as by whoever cancels them. Nothing is written of an attempt whose claim was lost.
 */
export async function recordAttempt(
  ctx: SystemContext,
  delivery: WebhookDelivery,
  { retryAfter, ...outcome }: Outcome,
): Promise<void> {
  const { id, accountId, endpointId, claim, attempt } = delivery;
  await inTransaction(ctx, async (inner) => {
    const endpoint = await lockEndpoint(inner, endpointId);
    const end = endOf(inner, delivery, { ...outcome, retryAfter });
    const hit = await inner.em.nativeUpdate(WebhookDelivery, { id, claim, status: 'RUNNING' }, end);
    if (hit === 0) return;
    await inner.em
      .persist(inner.em.create(WebhookAttempt, { deliveryId: id, number: attempt, ...outcome }))
      .flush();
    await announce(inner, ...changesOf('webhookDelivery', [{ id, accountId }]));
    if (end.status !== 'QUEUED') ctx.endedJobs.inc({ kind: 'DELIVER_WEBHOOK', status: end.status });
    // Tests and replays say nothing of it, but that it is gone.
    const isByHand = delivery.isReplay || delivery.isTest;
    if (!endpoint || (isByHand && outcome.statusCode !== 410)) return;
    if (outcome.error === null) await noteSuccess(inner, endpoint);
    else await noteFailure(inner, endpoint, { ...outcome, error: outcome.error });
  });
}

type End = Pick<WebhookDelivery, 'nextAttemptAt' | 'error' | 'finishedAt'> & {
  status: 'SUCCEEDED' | 'FAILED' | 'QUEUED';
};

function endOf({ now }: SystemContext, { attempt, maxAttempts }: WebhookDelivery, outcome: Outcome): End {
  const { error, statusCode, retryAfter } = outcome;
  const at = now();
  if (!error) return { status: 'SUCCEEDED', error: null, nextAttemptAt: null, finishedAt: at };
  if (statusCode === 410 || attempt >= maxAttempts)
    return { status: 'FAILED', error, nextAttemptAt: null, finishedAt: at };
  const isTimeout = error.params.reason === 'TIMEOUT';
  const delayMs = nextDelayMs({ attempt, statusCode, isTimeout, retryAfter }, { nowMs: at.getTime() });
  return { status: 'QUEUED', error, nextAttemptAt: new Date(at.getTime() + delayMs), finishedAt: null };
}

/** What has failed while the circuit was open is due at once, so that all of it comes in order. */
async function noteSuccess({ em, now }: SystemContext, endpoint: WebhookEndpoint): Promise<void> {
  if (endpoint.failingSince === null && endpoint.pausedUntil === null) return;
  if (endpoint.pausedUntil !== null)
    await em.execute(
      "update webhook_delivery set next_attempt_at = ? where endpoint_id = ? and status = 'QUEUED' and next_attempt_at > ?",
      [now(), endpoint.id, now()],
    );
  Object.assign(endpoint, healthy);
  await em.flush();
}

interface Failed {
  startedAt: Date;
  statusCode: number | null;
  error: Failure;
}

async function noteFailure(
  ctx: SystemContext,
  endpoint: WebhookEndpoint,
  { startedAt, statusCode, error }: Failed,
): Promise<void> {
  const now = ctx.now();
  Object.assign(endpoint, countFailure(endpoint, { startedAt, now }));
  const { id, failingSince, consecutiveFailures } = endpoint;
  const isGone = statusCode === 410;
  if (isGone || isGivenUp(endpoint, now))
    await disable(ctx, endpoint, isGone ? gone : { ...error, isRetryable: false });
  else if (failingSince && now.getTime() - failingSince.getTime() >= warnedAfterMs)
    ctx.log.warn({ event: 'webhook.failing', endpoint: id, failingSince, failures: consecutiveFailures });
  await ctx.em.flush();
}

const gone: Failure = {
  code: 'GONE',
  message: 'The address answered with status 410: it wants nothing any more.',
  isRetryable: false,
  params: { statusCode: 410 },
};

async function disable(ctx: SystemContext, endpoint: WebhookEndpoint, reason: Failure): Promise<void> {
  if (endpoint.status === 'DISABLED') return;
  const { id, accountId } = endpoint;
  Object.assign(endpoint, { status: 'DISABLED', disabledReason: reason, pausedUntil: null, pauses: 0 });
  // Before its deliveries are looked at by who writes new ones for what is ACTIVE.
  await ctx.em.flush();
  await cancelWaiting(ctx, id);
  noteEvent(ctx, { type: 'WEBHOOK_DISABLED', accountId, endpointId: id });
  ctx.log.warn({ event: 'webhook.disabled', endpoint: id, code: reason.code });
}
