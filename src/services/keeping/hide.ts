/**
 * What has ended is found by nobody from that instant on (schema/life.ts). Hiding only writes it down, so that lists and
 * counts need not step over what has ended and waits for the purge: a page behind 62,000 such images took 65 ms, and takes
 * one. It is SQL alone and follows the ends by seconds; the bytes go with the next purge.
 */
import type { SystemContext } from '../../context/context.ts';
import { forkContext } from '../../context/transaction.ts';
import { holders } from './holders.ts';

/**
 * Hides all that has ended. Others may be at it too: what one has locked the rest pass over, but who `waits`, and afterwards all
 * is hidden.
 */
export async function hideEnded(
  ctx: SystemContext,
  { signal, waits = false }: { signal?: AbortSignal; waits?: boolean } = {},
): Promise<{ hidden: number }> {
  let hidden = 0;
  for (const { hide } of holders) {
    while (hide && !signal?.aborted) {
      const count = await hide(forkContext(ctx), { waits });
      if (count === 0) break;
      hidden += count;
    }
  }
  return { hidden };
}

/** The next instant at which something ends that is to be hidden; null for none. */
export async function findNextEnd(ctx: SystemContext): Promise<Date | null> {
  const queries = holders.flatMap(({ nextEnd }) => (nextEnd ? [nextEnd] : []));
  const ends = queries.map((query) => `(${query})`);
  const now = ctx.now();
  const [found] = await ctx.em.fork().execute<{ ms: number | null }[]>(
    `select (extract(epoch from least(${ends.join(', ')})) * 1000)::float8 as ms`,
    queries.map(() => now),
  );
  return found?.ms == null ? null : new Date(found.ms);
}
