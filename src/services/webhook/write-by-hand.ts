import type { Context } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { wakeEndpoints } from '../../events/wake-endpoints.ts';
import { createId } from '../../schema/id.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';

export type ByHand = Pick<WebhookDelivery, 'accountId' | 'endpointId' | 'eventId' | 'type'> & {
  /** Of what was sent before; null for what is still to be made. */
  body: string | null;
} & ({ isReplay: true } | { isTest: true });

/** Puts in line, in the transaction of `ctx`, what an owner asks for: one attempt each, whatever is wrong with the endpoint. */
export async function writeByHand(ctx: Context, asked: readonly ByHand[]): Promise<WebhookDelivery[]> {
  const createdAt = ctx.now();
  const deliveries = asked.map((one) =>
    ctx.em.create(WebhookDelivery, {
      ...one,
      id: createId('WebhookDelivery'),
      status: 'QUEUED',
      attempt: 0,
      maxAttempts: 1,
      nextAttemptAt: createdAt,
      error: null,
      createdAt,
      finishedAt: null,
    }),
  );
  await ctx.em.persist(deliveries).flush();
  await announce(ctx, ...changesOf('webhookDelivery', deliveries));
  await wakeEndpoints(
    ctx,
    deliveries.map(({ endpointId }) => endpointId),
  );
  return deliveries;
}
