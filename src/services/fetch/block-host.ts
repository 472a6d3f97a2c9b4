import type { AnyContext } from '../../context/context.ts';
import type { AppError } from '../../errors.ts';

/** What is down or asked too much may say when to come again. */
const waiting: readonly unknown[] = [429, 503];
/** Whoever says now is asked in a second. */
const shortestMs = 1000;

/** How long the host of what failed so wants to be left alone, in milliseconds; null for one that has not said so. */
export function readWish({ code, params }: AppError): number | null {
  if (code !== 'FETCH_FAILED' || !waiting.includes(params.statusCode)) return null;
  return typeof params.retryAfterMs === 'number' ? Math.max(shortestMs, params.retryAfterMs) : null;
}

/** Nobody asks the host for so long: not the job that was told so, nor any other. */
export async function blockHost({ em }: AnyContext, host: string, ms: number): Promise<void> {
  await em.execute(
    `insert into fetch_host as known (host, next_at, blocked_until)
       values (?, clock_timestamp(), clock_timestamp() + ?::int * interval '1 ms')
       on conflict (host) do update
         set blocked_until = greatest(known.blocked_until, excluded.blocked_until)`,
    [host, ms],
  );
}
