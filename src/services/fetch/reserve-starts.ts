import type { Context } from '../../context/context.ts';
import { requireOwner } from '../access/require-owner.ts';
import { gapMs } from './pace.ts';

export interface ReserveOptions {
  /** The first is not before. Default: 0. */
  leastMs?: number;
}

/**
 * When fetches from these hosts may be tried, each so many seconds from now and in the order of `hosts`, in which one may be more than once:
 * a host's are 250 ms apart, behind those that the account has reserved before, and not before the time that the host has asked for.
 * An account waits for its own alone. Whether there is a seat is asked when it begins: seat.ts. In the transaction of `ctx.em`, whose
 * account is locked.
 */
export async function reserveStarts(
  ctx: Context,
  hosts: readonly string[],
  { leastMs = 0 }: ReserveOptions = {},
): Promise<number[]> {
  if (hosts.length === 0) return [];
  const counts = new Map<string, number>();
  for (const host of hosts) counts.set(host, (counts.get(host) ?? 0) + 1);
  const asked = JSON.stringify(Object.fromEntries(counts));
  const rows = await ctx.em.execute<{ host: string; ends_in_ms: number }[]>(
    `insert into fetch_line as line (account_id, host, next_at)
       select ?, asked.key,
           greatest(clock_timestamp() + ?::int * interval '1 ms', blocked_until) + asked.value::int * ?::int * interval '1 ms'
         from jsonb_each(?::jsonb) as asked left join fetch_host on host = asked.key
         order by asked.key
       on conflict (account_id, host) do update
         set next_at = greatest(
           excluded.next_at, line.next_at + (?::jsonb -> excluded.host)::int * ?::int * interval '1 ms')
       returning host, (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as ends_in_ms`,
    [requireOwner(ctx), leastMs, gapMs, asked, asked, gapMs],
  );
  const nextMs = new Map(rows.map(({ host, ends_in_ms }) => [host, ends_in_ms - gapMs * counts.get(host)!]));
  return hosts.map((host) => {
    const startMs = nextMs.get(host)!;
    nextMs.set(host, startMs + gapMs);
    // What the statement itself took is no delay.
    return Math.max(0, Math.round(startMs)) / 1000;
  });
}
