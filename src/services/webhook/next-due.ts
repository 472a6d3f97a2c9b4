import type { SystemContext } from '../../context/context.ts';
import { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { byHandSql } from './claim-due.ts';

/** When something can be sent to the endpoint next; null for never, as it stands. */
export async function findNextDue({ em }: SystemContext, endpointId: string): Promise<Date | null> {
  const endpoint = await em.findOne(WebhookEndpoint, { id: endpointId }, { disableIdentityMap: true });
  if (!endpoint) return null;
  const [row] = await em.execute<{ any: string | null; byHand: string | null }[]>(
    `select min(next_attempt_at) as "any", min(next_attempt_at) filter (where ${byHandSql}) as "byHand"
     from webhook_delivery where endpoint_id = ? and status = 'QUEUED'`,
    [endpointId],
  );
  const byHand = row?.byHand ? new Date(row.byHand) : null;
  if (endpoint.status !== 'ACTIVE' || !row?.any) return byHand;
  const dueMs = Math.max(new Date(row.any).getTime(), endpoint.pausedUntil?.getTime() ?? 0);
  return new Date(Math.min(dueMs, byHand?.getTime() ?? Number.POSITIVE_INFINITY));
}
