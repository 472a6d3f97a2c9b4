import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { wakeEndpoints, webhookQueue } from '../../events/wake-endpoints.ts';

const graceSeconds = 60;
const batchSize = 500;

/**
 * Puts endpoints in line that something waits for and that have no entry in the queue: those of a database that was restored
 * without it, or of a queue that was emptied. The number.
 */
export async function reconcileEndpoints(ctx: SystemContext): Promise<number> {
  return inTransaction(ctx, async (inner) => {
    const rows = await inner.em.execute<{ id: string }[]>(
      `select distinct endpoint.id from webhook_delivery delivery join webhook_endpoint endpoint on endpoint.id = delivery.endpoint_id
       where delivery.status in ('QUEUED', 'RUNNING') and delivery.updated_at < now() - make_interval(secs => ?)
         and (endpoint.status <> 'PAUSED' or is_replay or is_test)
         and not exists (
           select from pgboss.job entry
             where entry.name = ? and entry.state < 'completed' and entry.singleton_key = endpoint.id)
       limit ?`,
      [graceSeconds, webhookQueue, batchSize],
    );
    await wakeEndpoints(
      inner,
      rows.map(({ id }) => id),
    );
    for (const { id } of rows) ctx.log.warn({ event: 'webhook.requeued', endpoint: id });
    return rows.length;
  });
}
