import type { SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Failure } from '../../schema/error.ts';

/** So many processes may be lost by one delivery before it is taken for the cause. */
const mostLost = 5;

const lost: Failure = {
  code: 'PROCESS_CRASHED',
  message: 'The process that sent it ended before it was done, and so did the next ones.',
  isRetryable: true,
  params: {},
};

/**
 * Waits for the facts that are just being written for the endpoint: they have found the entry of this run waiting, and count on
 * it. Whatever is RUNNING was begun by a run that is dead by now, as the queue hands an endpoint to one worker at a time; it
 * goes back in line, its attempt given back. What the dead one may still record hits no row: its claim is another.
 */
export async function openRun(ctx: SystemContext, endpointId: string): Promise<void> {
  await inTransaction(ctx, async ({ em }) => {
    await em.execute('select from webhook_endpoint where id = ? for update', [endpointId]);
  });
  await inTransaction(ctx, async (inner) => {
    const now = inner.now();
    const isLost = `claim - attempt >= ${mostLost}`;
    const rows = await inner.em.execute<{ id: string; accountId: string }[]>(
      `update webhook_delivery set claim = claim + 1,
         status = case when ${isLost} then 'FAILED' else 'QUEUED' end,
         attempt = case when ${isLost} then attempt else attempt - 1 end,
         error = case when ${isLost} then ?::jsonb else error end,
         next_attempt_at = case when ${isLost} then null else ?::timestamptz end,
         finished_at = case when ${isLost} then ?::timestamptz end
       where endpoint_id = ? and status = 'RUNNING' returning id, account_id as "accountId"`,
      [JSON.stringify(lost), now, now, endpointId],
    );
    await announce(inner, ...changesOf('webhookDelivery', rows));
  });
}
