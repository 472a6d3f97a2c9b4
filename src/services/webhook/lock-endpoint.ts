import type { AnyContext } from '../../context/context.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';

/**
 * Until the transaction of `ctx.em` ends, no other changes the endpoint; null for one that is gone. NO KEY: who writes
 * deliveries for it need not wait.
 */
export async function lockEndpoint({ em }: AnyContext, id: string): Promise<WebhookEndpoint | null> {
  await em.execute('select from webhook_endpoint where id = ? for no key update', [id]);
  return em.findOne(WebhookEndpoint, { id }, { refresh: true });
}
