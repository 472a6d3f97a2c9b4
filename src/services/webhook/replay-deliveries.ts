import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { badInput } from '../../errors.ts';
import type { JobStatus } from '../../schema/job.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import type { ReplayWebhooksInput } from '../../schema/webhook-input.ts';
import { checkIdCount, findNodes, requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { instantOf } from '../list/instant.ts';
import { writeByHand } from './write-by-hand.ts';

/** Of one call; who wants more asks again. */
export const maxReplays = 10_000;
const rowsAtOnce = 1000;
const told = 100;

export interface Replayed {
  count: number;
  /** The first of them. */
  deliveries: WebhookDelivery[];
  notFoundIds: string[];
}

/** Sends the same bytes under the same webhook-id again, once each, as new deliveries. */
export async function replayDeliveries(ctx: Context, input: ReplayWebhooksInput): Promise<Replayed> {
  const { deliveryIds, endpointId, since } = input;
  if ((deliveryIds == null) === (endpointId == null))
    throw badInput('deliveryIds', 'given, or else endpointId', deliveryIds == null ? 'neither' : 'both');
  if (deliveryIds != null) return replayThese(ctx, deliveryIds);
  if (since == null) throw badInput('since', 'given with endpointId', 'none');
  return replaySince(ctx, endpointId!, since, input.statuses ?? ['FAILED', 'CANCELED']);
}

async function replayThese(ctx: Context, ids: readonly string[]): Promise<Replayed> {
  checkIdCount('deliveryIds', ids);
  const found = await findNodes(ctx, 'WebhookDelivery', ids);
  const endpoints = await ctx.loaders.webhookEndpoint.loadMany(found.map(({ endpointId }) => endpointId));
  const there = new Set(
    endpoints.flatMap((one) => (one && 'goneAt' in one && one.goneAt === null ? one.id : [])),
  );
  const sent = found.filter(({ endpointId }) => there.has(endpointId));
  const foundIds = new Set(sent.map(({ id }) => id));
  const deliveries = await write(ctx, sent);
  return {
    count: deliveries.length,
    deliveries,
    notFoundIds: [...new Set(ids)].filter((id) => !foundIds.has(id)),
  };
}

/** Oldest event first, but for what waits to be sent anyway. */
async function replaySince(
  ctx: Context,
  endpointId: string,
  since: Date,
  statuses: readonly JobStatus[],
): Promise<Replayed> {
  const { id } = await requireNode(ctx, 'WebhookEndpoint', endpointId);
  const rows = await ctx.em.execute<{ id: string }[]>(
    `select id from webhook_delivery delivery
     where endpoint_id = ? and created_at >= ? and status = any(?::text[]) and not is_replay and not is_test
       and not exists (
         select from webhook_delivery waiting where waiting.endpoint_id = ? and waiting.event_id = delivery.event_id
           and waiting.status in ('QUEUED', 'RUNNING'))
     order by event_id limit ?`,
    [id, instantOf(since), `{${statuses.join(',')}}`, id, maxReplays],
  );
  const deliveries: WebhookDelivery[] = [];
  let count = 0;
  for (let i = 0; i < rows.length; i += rowsAtOnce) {
    const part = rows.slice(i, i + rowsAtOnce).map((row) => row.id);
    const found = await ctx.em.find(WebhookDelivery, { id: { $in: part } }, { orderBy: { eventId: 'asc' } });
    const written = await write(ctx, found, { isCounted: i === 0 });
    count += written.length;
    deliveries.push(...written.slice(0, told - deliveries.length));
  }
  return { count, deliveries, notFoundIds: [] };
}

async function write(
  ctx: Context,
  found: readonly WebhookDelivery[],
  { isCounted = true } = {},
): Promise<WebhookDelivery[]> {
  if (found.length === 0) return [];
  if (isCounted) await ctx.attempts.count('webhookByHand', requireOwner(ctx));
  const asked = found.map(({ accountId, endpointId, eventId, type, body }) => ({
    accountId,
    endpointId,
    eventId,
    type,
    body,
    isReplay: true as const,
  }));
  return inTransaction(ctx, (inner) => writeByHand(inner, asked));
}
