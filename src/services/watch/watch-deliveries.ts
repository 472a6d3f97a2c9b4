import type { Context } from '../../context/context.ts';
import { parseId } from '../../schema/id.ts';
import { isActive } from '../../schema/job.ts';
import type { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import type { FeedEvent } from '../../tools/feed/watch.ts';
import { requireOwner } from '../access/require-owner.ts';
import { decodeCursor } from './cursor.ts';
import { type Condition, listChanges } from './list-changes.ts';
import { renewContext } from './watch.ts';

export type DeliveryChange = FeedEvent<WebhookDelivery>;

export interface WatchDeliveriesRequest {
  after?: string | null;
  endpointId?: string | null;
}

/** What is sent for the viewer: what waits or has changed since, then every change. */
export async function watchDeliveries(
  ctx: Context,
  { after, endpointId }: WatchDeliveriesRequest,
): Promise<AsyncIterableIterator<DeliveryChange>> {
  const accountId = requireOwner(ctx);
  const place = after == null ? null : decodeCursor(after);
  const em = ctx.em.fork();
  const where = whereOf(endpointId);
  return ctx.events.webhookDeliveries.watch({
    of: { accountId },
    list: (told) =>
      listChanges(
        { em: em.fork() },
        {
          topic: 'webhook_delivery',
          of: accountId,
          told: told ?? place,
          where,
          // Who comes back knows those that wait.
          besides: (from) =>
            active(accountId, from && !from.isBeginning ? ['RUNNING'] : ['QUEUED', 'RUNNING'], where),
        },
      ),
    isWanted: (delivery) => endpointId == null || delivery.endpointId === endpointId,
    isFinal: (delivery) => !isActive(delivery),
    onEvent: () => renewContext(ctx),
  });
}

function active(accountId: string, statuses: readonly string[], where: Condition | null): Condition {
  return {
    sql: `select id from webhook_delivery entity where account_id = ? and status = any(?::text[]) and status in ('QUEUED', 'RUNNING')
      ${where ? `and ${where.sql}` : ''}`,
    values: [accountId, `{${statuses.join()}}`, ...(where?.values ?? [])],
  };
}

function whereOf(endpointId: string | null | undefined): Condition | null {
  if (endpointId == null) return null;
  // What is no id of an endpoint may have characters that the database does not take.
  const value = parseId(endpointId) === 'WebhookEndpoint' ? endpointId : '';
  return { sql: 'entity.endpoint_id = ?', values: [value] };
}
