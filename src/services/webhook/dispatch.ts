/**
 * How an event reaches an endpoint. With the fact a delivery is written, QUEUED and due at once, and the endpoint is put in line
 * (events/outbox.ts). The queue hands an endpoint to one worker at a time, which sends what is due, oldest event first, five at
 * once, for half a minute at most, and then puts the endpoint in line again for when the next is due.
 *
 * A delivery is claimed: RUNNING, one attempt and one claim more. Its body is made at the first attempt and kept. A 2xx makes it
 * SUCCEEDED. Whatever else comes makes it QUEUED again, due by the schedule, or FAILED after the last attempt; 410 makes it FAILED
 * at once and the endpoint DISABLED. It becomes CANCELED from outside, when its endpoint is deleted or disabled. Every write of an
 * attempt names its claim: of one that was canceled, or that another run has taken up, nothing is written.
 *
 * A worker that stops gives back what it was sending; one that dies leaves it RUNNING, and the next run puts it back in line
 * (open-run.ts). Whether the request had been received nobody knows then, so it is sent again: receivers know it by its
 * webhook-id. Order is not promised; each id sorts by the time of its event.
 *
 * What the endpoint itself goes through, from ACTIVE to paused to DISABLED, is told in endpoint-health.ts.
 */
import type { Contexts, SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import { webhookQueue } from '../../events/wake-endpoints.ts';
import { WebhookDelivery } from '../../schema/webhook-delivery.ts';
import type { WebhookEndpoint } from '../../schema/webhook-endpoint.ts';
import { sentAtOnce } from '../../tools/remote/open-remote.ts';
import type { Sender } from '../../tools/remote/sender.ts';
import { type Claim, claimDue } from './claim-due.ts';
import { findNextDue } from './next-due.ts';
import { openRun } from './open-run.ts';
import { recordAttempt } from './record-attempt.ts';
import { sendDelivery } from './send-delivery.ts';

/** Then the endpoints that wait have their turn. */
const longestRunMs = 30_000;

export interface Run {
  /** Requests that were sent. */
  sent: number;
  /** When the next is due; null for never, as it stands. */
  nextAt: Date | null;
}

/** Sends what is due to the endpoint. Throws where the database fails; whatever is RUNNING then is taken up by the next run. */
export async function dispatchEndpoint(
  contexts: Contexts,
  endpointId: string,
  { signal }: { signal: AbortSignal },
): Promise<Run> {
  const ctx = contexts.forSystem();
  await openRun(ctx, endpointId);
  const running = new Set<Promise<void>>();
  const endsAt = performance.now() + longestRunMs;
  const failures: unknown[] = [];
  const hint = createHint(ctx);
  let sender: { url: string; by: Sender } | null = null;
  let sent = 0;

  /** Null where no more is to be begun in this run. */
  async function claim(): Promise<Claim | null> {
    if (signal.aborted || failures.length > 0 || performance.now() >= endsAt) return null;
    const room = sentAtOnce - running.size;
    return room > 0 ? claimDue(contexts.forSystem(), endpointId, { room, isIdle: running.size === 0 }) : null;
  }

  function open({ url }: WebhookEndpoint): Sender {
    if (sender?.url !== url) {
      const before = sender?.by;
      sender = { url, by: ctx.openSender(url) };
      // What is under way by it ends before.
      void Promise.allSettled(running).then(() => before?.close());
    }
    return sender.by;
  }

  try {
    for (;;) {
      const heard = hint.next();
      const claimed = await claim();
      for (const delivery of claimed?.deliveries ?? []) {
        const { endpoint } = claimed!;
        sent += 1;
        const sending: Promise<void> = send(contexts, { delivery, endpoint, sender: open(endpoint), signal })
          .catch((error) => void failures.push(error))
          .finally(() => running.delete(sending));
        running.add(sending);
      }
      if (running.size === 0) break;
      await Promise.race([...running, heard]);
    }
  } finally {
    hint.stop();
    await Promise.all(running);
    await (sender as { by: Sender } | null)?.by.close();
  }
  if (failures.length > 0) throw failures[0];
  return { sent, nextAt: await findNextDue(contexts.forSystem(), endpointId) };
}

async function send(contexts: Contexts, sending: Parameters<typeof sendDelivery>[1]): Promise<void> {
  const { delivery, signal } = sending;
  try {
    const outcome = await sendDelivery(contexts, sending);
    await recordAttempt(contexts.forSystem(), delivery, outcome);
  } catch (error) {
    if (!signal.aborted) throw error;
    await giveBack(contexts.forSystem(), delivery);
  }
}

/** As if it had not been claimed; the claim stays counted, the attempt does not. */
async function giveBack(
  ctx: SystemContext,
  { id, accountId, claim, attempt }: WebhookDelivery,
): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const change = { status: 'QUEUED', attempt: attempt - 1, nextAttemptAt: inner.now() } as const;
    const hit = await inner.em.nativeUpdate(WebhookDelivery, { id, claim, status: 'RUNNING' }, change);
    if (hit > 0) await announce(inner, ...changesOf('webhookDelivery', [{ id, accountId }]));
  });
}

/** That an endpoint was put in line: it may be this one, which nobody else takes up meanwhile. */
function createHint({ events }: SystemContext) {
  let heard = Promise.withResolvers<void>();
  const wake = () => {
    heard.resolve();
    heard = Promise.withResolvers();
  };
  const stop = events.on('queue', ({ queue }) => queue === webhookQueue && wake(), wake);
  return { next: () => heard.promise, stop };
}
