import type { SystemContext } from '../../../context/context.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf, type Keys } from '../../../events/topics.ts';
import type { Holder } from '../holder.ts';
import { reapRows, rowsAtOnce } from '../reap-rows.ts';

/**
 * What has been sent, or was given up, is told of for WEBHOOK_RETENTION; events that nothing tells of any more, and endpoints that
 * were deleted, go after it. Nobody wants to know how many there were.
 */
export const webhookHolder: Holder = {
  counted: null,
  endings: () => [],
  async reap(reaping) {
    for (const forget of [forgetDeliveries, forgetEvents, forgetEndpoints])
      await reapRows(reaping, null, forget);
  },
};

async function forgetDeliveries(inner: SystemContext): Promise<number> {
  const deliveries = await inner.em.execute<Keys<'webhookDelivery'>[]>(
    `delete from webhook_delivery where id in (
       select id from webhook_delivery where finished_at <= ? order by finished_at limit ${rowsAtOnce} for update skip locked
     ) returning id, account_id as "accountId"`,
    [keptSince(inner)],
  );
  await announce(inner, ...changesOf('webhookDelivery', deliveries));
  return deliveries.length;
}

async function forgetEvents(inner: SystemContext): Promise<number> {
  const events = await inner.em.execute<unknown[]>(
    `delete from webhook_event where id in (
       select id from webhook_event event where created_at <= ?
         and not exists (select from webhook_delivery where event_id = event.id)
       order by created_at limit ${rowsAtOnce} for update skip locked) returning 1`,
    [keptSince(inner)],
  );
  return events.length;
}

async function forgetEndpoints(inner: SystemContext): Promise<number> {
  const endpoints = await inner.em.execute<unknown[]>(
    `delete from webhook_endpoint where id in (
       select id from webhook_endpoint endpoint where gone_at is not null
         and not exists (select from webhook_delivery where endpoint_id = endpoint.id)
       limit ${rowsAtOnce} for update skip locked) returning 1`,
  );
  return endpoints.length;
}

function keptSince({ config, now }: SystemContext): Date {
  return new Date(now().getTime() - config.webhookRetentionMs);
}
