import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { createId } from '../../schema/id.ts';
import type { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import { WebhookEvent, type WebhookEventType } from '../../schema/webhook-event.ts';
import { requireNode } from '../access/find-node.ts';
import { describeSample } from './describe-sample.ts';
import { writeByHand } from './write-by-hand.ts';

export interface TestRequest {
  id: string;
  /** Null stands for TEST. */
  type?: WebhookEventType | null;
}

/** A real delivery of something that has not happened now, about the newest of its kind. */
export async function sendTest(ctx: Context, { id, type }: TestRequest): Promise<WebhookDelivery> {
  const endpoint = await requireNode(ctx, 'WebhookEndpoint', id);
  const { accountId } = endpoint;
  await ctx.attempts.count('webhookByHand', accountId);
  const sample = await describeSample(ctx, type ?? 'TEST', { endpointId: endpoint.id });
  return inTransaction(ctx, async (inner) => {
    const event = inner.em.create(WebhookEvent, {
      ...sample,
      id: createId('WebhookEvent'),
      accountId,
      // It is not told that it ends; another test tells it again.
      endsAt: null,
      createdAt: inner.now(),
    });
    await inner.em.persist(event).flush();
    const asked = { accountId, endpointId: endpoint.id, eventId: event.id, type: event.type };
    const [delivery] = await writeByHand(inner, [{ ...asked, body: null, isTest: true }]);
    return delivery!;
  });
}
