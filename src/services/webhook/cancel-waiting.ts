import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';

/**
 * All of an endpoint that has not ended, in the transaction that ends or disables it. What is just being sent is recorded no
 * more. `where` is a further condition.
 */
export async function cancelWaiting(ctx: AnyContext, endpointId: string, where = 'true'): Promise<void> {
  const canceled = await ctx.em.execute<{ id: string; accountId: string }[]>(
    `update webhook_delivery set status = 'CANCELED', next_attempt_at = null, finished_at = ?
     where endpoint_id = ? and status in ('QUEUED', 'RUNNING') and ${where}
     returning id, account_id as "accountId"`,
    [ctx.now(), endpointId],
  );
  await announce(ctx, ...changesOf('webhookDelivery', canceled));
}
