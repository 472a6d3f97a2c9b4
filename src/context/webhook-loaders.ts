import { type EntityManager, raw } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { JobStatus } from '../schema/job.ts';
import { WebhookAttempt } from '../schema/webhook-attempt.ts';
import { WebhookDelivery } from '../schema/webhook-delivery.ts';
import { WebhookEndpoint } from '../schema/webhook-endpoint.ts';
import { WebhookEvent } from '../schema/webhook-event.ts';
import { createLoader } from './create-loader.ts';

/** A part of what is or was sent to an endpoint: the newest, or those behind a row. */
export interface DeliveriesKey {
  endpointId: string;
  limit: number;
  behind: readonly [createdAt: Date, id: string] | null;
  statuses: readonly JobStatus[] | null;
}

export interface WebhookLoaders {
  /** Deleted ones too, whose deliveries are still told of. */
  webhookEndpoint: DataLoader<string, WebhookEndpoint | null>;
  webhookEvent: DataLoader<string, WebhookEvent | null>;
  /** By the id of a delivery, oldest first. */
  attemptsOf: DataLoader<string, WebhookAttempt[]>;
  /** By the id of an endpoint: how many deliveries have not ended. */
  waitingOf: DataLoader<string, number>;
  /** Newest first. */
  deliveriesOf: DataLoader<DeliveriesKey, WebhookDelivery[], string>;
}

export function createWebhookLoaders(em: EntityManager): WebhookLoaders {
  return {
    webhookEndpoint: createLoader(
      async (ids) => em.find(WebhookEndpoint, { id: { $in: ids } }, { filters: { alive: false } }),
      (endpoint) => endpoint.id,
    ),
    webhookEvent: createLoader(
      async (ids) => em.find(WebhookEvent, { id: { $in: ids } }),
      (event) => event.id,
    ),
    attemptsOf: new DataLoader(async (ids) => {
      const attempts = await em.find(
        WebhookAttempt,
        { deliveryId: { $in: [...ids] } },
        { orderBy: { number: 'asc' }, disableIdentityMap: true },
      );
      const found = Map.groupBy(attempts, ({ deliveryId }) => deliveryId);
      return ids.map((id) => found.get(id) ?? []);
    }),
    waitingOf: new DataLoader(async (ids) => {
      const rows = await em.execute<{ id: string; count: number }[]>(
        `select endpoint_id as id, count(*)::int as count from webhook_delivery
         where endpoint_id = any(?::text[]) and status in ('QUEUED', 'RUNNING') group by endpoint_id`,
        [`{${ids.join(',')}}`],
      );
      const found = new Map(rows.map(({ id, count }) => [id, count]));
      return ids.map((id) => found.get(id) ?? 0);
    }),
    deliveriesOf: createDeliveriesLoader(em),
  };
}

/** The same part of many endpoints is one statement, in which the index finds each one's own. */
function createDeliveriesLoader(em: EntityManager): WebhookLoaders['deliveriesOf'] {
  const partOf = ({ limit, behind, statuses }: DeliveriesKey) => JSON.stringify([limit, behind, statuses]);
  const fetch = (endpointIds: string[], { limit, behind, statuses }: DeliveriesKey) => {
    const conditions = [
      ...(statuses ? ['and status = any(?::text[])'] : []),
      ...(behind ? ['and (created_at, id) < (?, ?)'] : []),
    ].join(' ');
    const ids = `select part.id from unnest(?::text[]) endpoint (id) cross join lateral (
      select id from webhook_delivery where endpoint_id = endpoint.id ${conditions}
      order by created_at desc, id desc limit ?) part`;
    const values = [
      `{${endpointIds.join(',')}}`,
      ...(statuses ? [`{${statuses.join(',')}}`] : []),
      ...(behind ?? []),
      limit,
    ];
    const where = { [raw((alias) => `${alias}.id = any(array(${ids}))`, values)]: [] };
    return em.find(WebhookDelivery, where as never, { orderBy: { createdAt: 'desc', id: 'desc' } });
  };
  return new DataLoader<DeliveriesKey, WebhookDelivery[], string>(
    async (keys) => {
      const found = new Map<string, WebhookDelivery[]>();
      for (const [part, group] of Map.groupBy(keys, partOf)) {
        const ids = group.map(({ endpointId }) => endpointId);
        const rows = await fetch(ids, group[0]!);
        for (const [id, own] of Map.groupBy(rows, ({ endpointId }) => endpointId))
          found.set(`${id} ${part}`, own);
      }
      return keys.map((key) => found.get(`${key.endpointId} ${partOf(key)}`) ?? []);
    },
    { cacheKeyFn: (key) => `${key.endpointId} ${partOf(key)}` },
  );
}
