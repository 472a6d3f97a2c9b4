import type { SystemContext } from '../../context/context.ts';

/** Writes down that this process begins to listen, now and whenever it has lost its connection: list-changes.ts says what for. */
export async function noteStarts(ctx: SystemContext): Promise<void> {
  const note = () =>
    ctx.em.fork().execute(
      `insert into row_change (id, account_id, topic, xid, at)
       values (gen_random_uuid()::text, '', 'start', pg_current_xact_id(), clock_timestamp())`,
    );
  await note();
  ctx.events.on(
    'mark',
    () => {},
    () => void note().catch((error) => ctx.log.warn({ event: 'watch.note_failed', err: error })),
  );
}
