import { fromKysely, type PgBoss } from 'pg-boss';
import { type Announcer, announce } from './announce.ts';

/** Endpoints to which something may be due. */
export const webhookQueue = 'webhook';

export interface EndpointEntry {
  endpointId: string;
}

export interface Waker extends Announcer {
  queue: PgBoss;
  now: () => Date;
}

export interface WakeOptions {
  /** Not before this instant, where nothing waits that is earlier. Default: at once. */
  at?: Date | null;
}

/**
 * Puts endpoints in line, in the transaction of `ctx.em`, which has written what is due to them before: of each at most one
 * entry waits, and one that waits for a later time is drawn forward. In the order of their ids, so that no two wait for each other.
 */
export async function wakeEndpoints(
  ctx: Waker,
  endpointIds: readonly string[],
  { at = null }: WakeOptions = {},
): Promise<void> {
  if (endpointIds.length === 0) return;
  const ids = [...new Set(endpointIds)].toSorted();
  // The queue goes by the clock of the database.
  const waitMs = at ? Math.max(0, at.getTime() - ctx.now().getTime()) : 0;
  await ctx.em.execute(
    `update pgboss.job set start_after = now() + ?::float8 * interval '1 millisecond' where id in (
       select id from pgboss.job where name = ? and singleton_key = any(?::text[]) and state = 'created'
         and start_after > now() + ?::float8 * interval '1 millisecond' order by singleton_key for update)
       and name = ? and state = 'created'`,
    [waitMs, webhookQueue, `{${ids.join(',')}}`, waitMs, webhookQueue],
  );
  await ctx.queue.insert(
    webhookQueue,
    ids.map((endpointId) => ({
      data: { endpointId } satisfies EndpointEntry,
      singletonKey: endpointId,
      // One worker at a time has it.
      group: { id: endpointId },
      startAfter: new Date(Date.now() + waitMs),
    })),
    { db: fromKysely(ctx.em.getKysely()) },
  );
  if (waitMs === 0) await announce(ctx, { topic: 'queue', queue: webhookQueue });
}
