import type { SystemContext } from '../../context/context.ts';

/** Deletes what is known of hosts that nobody has asked for an hour: nothing of it makes anybody wait any more. */
export async function forgetHosts(ctx: SystemContext): Promise<void> {
  const em = ctx.em.fork();
  const past = "clock_timestamp() - interval '1 hour'";
  await em.execute(`delete from fetch_line where next_at < ${past}`);
  await em.execute(
    `delete from fetch_host where next_at < ${past} and coalesce(blocked_until, '-infinity') < ${past}`,
  );
}
