/**
 * How politely a host is asked, however many processes fetch: at most FETCH_PER_HOST at once, their beginnings 250 ms apart, and none
 * before the time that it has asked for by Retry-After. Whoever fetches takes a seat first, which one statement gives or refuses,
 * begins when it is its turn, and leaves the seat in the end; that of a process which has died is free again after a while. A job that
 * finds none goes back into the line of its account (reserve-starts.ts): no slot of a worker waits for a busy host.
 */
import { setTimeout } from 'node:timers/promises';
import type { SystemContext } from '../../context/context.ts';
import { gapMs, seatMs } from './pace.ts';

export interface Seat {
  host: string;
  jobId: string;
}

/** Null if the host is not to be asked now. A job has one seat, even if the worker that took it for it before has died. */
export async function takeSeat(ctx: SystemContext, host: string, jobId: string): Promise<Seat | null> {
  const [row] = await ctx.em.execute(
    `insert into fetch_host as known (host, next_at, seats)
       values (
         ?, clock_timestamp(), jsonb_build_object(?::text, extract(epoch from clock_timestamp()) + ?::float8))
       on conflict (host) do update set
         seats = excluded.seats || (
           select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(known.seats)
             where key <> ? and value::float8 > extract(epoch from clock_timestamp()))
       where coalesce(known.blocked_until, '-infinity') <= clock_timestamp()
         and ?::int > (
           select count(*) from jsonb_each(known.seats)
             where key <> ? and value::float8 > extract(epoch from clock_timestamp()))
       returning 1`,
    [host, jobId, seatMs / 1000, jobId, ctx.config.fetchPerHost, jobId],
  );
  return row ? { host, jobId } : null;
}

/** Resolves when the fetch is to begin: at once. What is taken is a moment that has come, as one that is planned may be missed. */
export async function awaitTurn({ em }: SystemContext, { host }: Seat): Promise<void> {
  for (;;) {
    const [taken] = await em.execute(
      `update fetch_host set next_at = clock_timestamp() + ?::int * interval '1 ms'
         where host = ? and next_at <= clock_timestamp() returning 1`,
      [gapMs, host],
    );
    if (taken) return;
    const [row] = await em.execute<{ wait_ms: number }[]>(
      `select (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as wait_ms
         from fetch_host where host = ?`,
      [host],
    );
    // Of a host that nobody knows any more nobody was in front.
    if (!row) return;
    await setTimeout(Math.max(1, Math.ceil(row.wait_ms)));
  }
}

export async function leaveSeat({ em }: SystemContext, { host, jobId }: Seat): Promise<void> {
  await em.execute('update fetch_host set seats = seats - ? where host = ?', [jobId, host]);
}
