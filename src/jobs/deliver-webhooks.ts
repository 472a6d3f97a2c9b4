import type { Job as Entry } from 'pg-boss';
import type { Contexts } from '../context/context.ts';
import { inTransaction } from '../context/transaction.ts';
import { toAppError } from '../errors.ts';
import { type EndpointEntry, wakeEndpoints } from '../events/wake-endpoints.ts';
import { completeEntry, touchEntry, touchEveryMs } from '../services/job/entry.ts';
import { dispatchEndpoint } from '../services/webhook/dispatch.ts';
import type { Ending } from './lane.ts';

/** One entry: sends what is due to an endpoint, and puts it in line for when the next is. */
export async function deliverWebhooks(
  contexts: Contexts,
  entry: Entry<EndpointEntry>,
  { stopping }: { stopping: AbortSignal },
): Promise<Ending> {
  const ctx = contexts.forSystem();
  const heartbeat = setInterval(() => void touchEntry(ctx.queue, entry).catch(() => undefined), touchEveryMs);
  const { endpointId } = entry.data;
  try {
    const { sent, nextAt } = await dispatchEndpoint(contexts, endpointId, { signal: stopping });
    await inTransaction(ctx, async (inner) => {
      const isOurs = await completeEntry(inner.queue, entry, inner.em);
      if (isOurs && nextAt) await wakeEndpoints(inner, [endpointId], { at: nextAt });
    });
    if (sent > 0) ctx.log.info({ event: 'webhook.sent', endpoint: endpointId, sent, nextAt });
    return 'ended';
  } catch (cause) {
    const error = toAppError(cause);
    ctx.log.warn({ event: 'webhook.failed', endpoint: endpointId, code: error.code, err: error });
    await ctx.queue.fail(entry.name, entry.id);
    return error.code === 'SERVICE_UNAVAILABLE' ? 'outage' : 'ended';
  } finally {
    clearInterval(heartbeat);
  }
}
