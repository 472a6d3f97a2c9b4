/**
 * What endpoints are to be told of is written in the transaction of the fact itself, at its end: an event, a delivery for each
 * endpoint that wants to know, and one entry of the queue an endpoint. So nothing is sent of a fact that was rolled back, and
 * nothing is lost of one that was not. docs/decisions/webhooks.md says what each lock is for.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { createId } from '../schema/id.ts';
import type { WebhookEventType } from '../schema/webhook-event.ts';
import { announce } from './announce.ts';
import { changesOf } from './topics.ts';
import { type Waker, wakeEndpoints } from './wake-endpoints.ts';

/** Something that has happened, to an account. */
export interface Fact {
  type: WebhookEventType;
  accountId: string;
  imageId?: string | null;
  jobId?: string | null;
  batchId?: string | null;
  /** The one it is about. */
  endpointId?: string | null;
  /** Of IMAGE_EXPIRING, which is told once for each end. */
  endsAt?: Date | null;
  /** Id of an endpoint of the account that is told of it whatever it wants to know; once, if it wants to know it too. */
  tells?: string | null;
}

export interface Outbox extends Waker {
  /** What was noted in the transaction of `em`; null outside of one. */
  noted: Fact[] | null;
}

const rowsAtOnce = 1000;
/** The spec's schedule has so many: services/webhook/schedule.ts. */
export const maxDeliveryAttempts = 10;

interface Listener {
  id: string;
  accountId: string;
  events: WebhookEventType[];
}

interface Line {
  eventId: string;
  accountId: string;
  type: WebhookEventType;
  listeners: Listener[];
  fact: Fact;
}

/** Writes what was noted in the transaction that is about to end. Where nobody listens it is one look into an index. */
export async function writeOutbox(ctx: Outbox, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const listeners = await findListeners(ctx.em, facts);
  if (listeners.length === 0) return;
  const byAccount = Map.groupBy(listeners, ({ accountId }) => accountId);
  const lines = facts.flatMap((fact): Line[] => {
    const own = byAccount.get(fact.accountId) ?? [];
    const told = own.filter(({ id, events }) => events.includes(fact.type) || fact.tells === id);
    const { accountId, type } = fact;
    return told.length > 0
      ? [{ eventId: createId('WebhookEvent'), accountId, type, listeners: told, fact }]
      : [];
  });
  const endpointIds = new Set<string>();
  for (let i = 0; i < lines.length; i += rowsAtOnce)
    for (const id of await writeLines(ctx, lines.slice(i, i + rowsAtOnce))) endpointIds.add(id);
  await wakeEndpoints(ctx, [...endpointIds]);
}

function findListeners(em: EntityManager, facts: readonly Fact[]): Promise<Listener[]> {
  const accountIds = new Set(facts.map(({ accountId }) => accountId));
  return em.execute<Listener[]>(
    `select id, account_id as "accountId", events from webhook_endpoint
     where account_id = any(?::text[]) and status = 'ACTIVE' and gone_at is null order by id`,
    [`{${[...accountIds].join(',')}}`],
  );
}

/** The ids of the endpoints that have something new. */
async function writeLines(ctx: Outbox, lines: readonly Line[]): Promise<Set<string>> {
  const createdAt = ctx.now();
  const events = lines.map(({ eventId, fact: { tells: _tells, ...fact } }) => ({
    ...fact,
    id: eventId,
    createdAt,
  }));
  // An end that is told already was told to everybody.
  const written = await ctx.em.execute<{ id: string }[]>(
    `insert into webhook_event (id, account_id, type, image_id, job_id, batch_id, endpoint_id, ends_at, created_at)
     select id, "accountId", type, "imageId", "jobId", "batchId", "endpointId", "endsAt", "createdAt"
       from jsonb_to_recordset(?::jsonb) as event (id text, "accountId" text, type text, "imageId" text, "jobId" text,
         "batchId" text, "endpointId" text, "endsAt" timestamptz, "createdAt" timestamptz)
     on conflict do nothing returning id`,
    [JSON.stringify(events)],
  );
  const isWritten = new Set(written.map(({ id }) => id));
  const deliveries = lines
    .filter(({ eventId }) => isWritten.has(eventId))
    .flatMap(({ eventId, accountId, type, listeners }) =>
      listeners.map((listener) => ({
        id: createId('WebhookDelivery'),
        eventId,
        accountId,
        type,
        endpointId: listener.id,
      })),
    );
  await ctx.em.execute(
    `insert into webhook_delivery (id, account_id, endpoint_id, event_id, type, status, attempt, max_attempts, next_attempt_at, created_at)
     select id, "accountId", "endpointId", "eventId", type, 'QUEUED', 0, ?, ?::timestamptz, ?::timestamptz
       from jsonb_to_recordset(?::jsonb) as delivery (id text, "accountId" text, "endpointId" text, "eventId" text, type text)`,
    [maxDeliveryAttempts, createdAt, createdAt, JSON.stringify(deliveries)],
  );
  await announce(ctx, ...changesOf('webhookDelivery', deliveries));
  return new Set(deliveries.map(({ endpointId }) => endpointId));
}
