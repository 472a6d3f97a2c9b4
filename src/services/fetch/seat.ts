/**
 * How politely a host is asked, however many processes fetch: at most FETCH_PER_HOST at once, their beginnings 250 ms apart, and none
 * before the time that it has asked for by Retry-After. Whoever fetches takes a seat first, which one statement gives or refuses,
 * and leaves it in the end; a seat whose process has died is free again after a while. A job that finds none goes back into the line
 * of its account (reserve-starts.ts): no slot of a worker waits for a busy host.
 */
import type { SystemContext } from '../../context/context.ts';
import { gapMs, leadMs, seatMs } from './pace.ts';

export interface Seat {
  host: string;
  jobId: string;
  /** So long until it may begin. */
  waitMs: number;
}

/** Null if the host is not to be asked now. A job has one seat, even if the worker that took it for it before has died. */
export async function takeSeat(ctx: SystemContext, host: string, jobId: string): Promise<Seat | null> {
  const [row] = await ctx.em.execute<{ wait_ms: number }[]>(
    `insert into fetch_host as known (host, next_at, seats)
       values (
         ?, clock_timestamp() + ?::int * interval '1 ms',
         jsonb_build_object(?::text, extract(epoch from clock_timestamp()) + ?::float8))
       on conflict (host) do update set
         next_at = greatest(excluded.next_at, known.next_at + ?::int * interval '1 ms'),
         seats = excluded.seats || (
           select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(known.seats)
             where key <> ? and value::float8 > extract(epoch from clock_timestamp()))
       where coalesce(known.blocked_until, '-infinity') <= clock_timestamp()
         and ?::int > (
           select count(*) from jsonb_each(known.seats)
             where key <> ? and value::float8 > extract(epoch from clock_timestamp()))
       returning (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 - ? as wait_ms`,
    [host, leadMs + gapMs, jobId, seatMs / 1000, gapMs, jobId, ctx.config.fetchPerHost, jobId, gapMs],
  );
  return row ? { host, jobId, waitMs: row.wait_ms } : null;
}

export async function leaveSeat({ em }: SystemContext, { host, jobId }: Seat): Promise<void> {
  await em.execute('update fetch_host set seats = seats - ? where host = ?', [jobId, host]);
}
