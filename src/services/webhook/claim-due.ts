import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { cancelWaiting } from './cancel-waiting.ts';

export interface Claim {
  endpoint: WebhookEndpoint;
  /** Oldest event first; RUNNING from now on. */
  deliveries: WebhookDelivery[];
}

export interface ClaimOptions {
  /** At most so many. */
  room: number;
  /** Whether nothing is being sent to it. */
  isIdle: boolean;
}

/** The condition for what its owner asks for by hand: a test, a replay. They are sent whatever is wrong with the endpoint. */
export const byHandSql = '(is_replay or is_test)';

/** What is due to the endpoint now and may be sent; null for an endpoint that is gone. */
export async function claimDue(
  ctx: SystemContext,
  endpointId: string,
  { room, isIdle }: ClaimOptions,
): Promise<Claim | null> {
  return inTransaction(ctx, async (inner) => {
    const { em } = inner;
    const now = inner.now();
    const endpoint = await em.findOne(
      WebhookEndpoint,
      { id: endpointId, ...ofKeptAccount },
      { disableIdentityMap: true },
    );
    // Written by a fact that saw it as it was before.
    if (!endpoint) await cancelWaiting(inner, endpointId);
    if (!endpoint) return null;
    if (endpoint.status === 'DISABLED') await cancelWaiting(inner, endpointId, `not ${byHandSql}`);
    const { pausedUntil, status } = endpoint;
    const isProbe = pausedUntil !== null && pausedUntil <= now;
    const isOpen = status === 'ACTIVE' && (pausedUntil === null || isProbe);
    const limit = isProbe ? (isIdle ? 1 : 0) : room;
    const rows = await em.execute<{ id: string }[]>(
      `update webhook_delivery set status = 'RUNNING', attempt = attempt + 1, claim = claim + 1, next_attempt_at = null
       where id = any(array(
         select id from webhook_delivery
         where endpoint_id = ? and status = 'QUEUED' and next_attempt_at <= ? ${isOpen ? '' : `and ${byHandSql}`}
         order by event_id, id limit ? for update skip locked)) returning id`,
      [endpointId, now, limit],
    );
    const deliveries = await em.find(
      WebhookDelivery,
      { id: { $in: rows.map(({ id }) => id) } },
      { orderBy: { eventId: 'asc', id: 'asc' }, disableIdentityMap: true },
    );
    await announce(inner, ...changesOf('webhookDelivery', deliveries));
    return { endpoint, deliveries };
  });
}
