/**
 * A run of the purge, or of the sweep, is a row. It is RUNNING from when it is made: by the worker to which the queue has
 * delivered the task, or by an operator, and then it has no `entry` until a worker takes it. One of a task runs at a time,
 * in whichever process: the table allows no second. At its end it is SUCCEEDED, or FAILED where something that was due is
 * left. One that was told to stop is INTERRUPTED, and so is one whose worker died: whoever begins the next finds that it
 * has been silent for two minutes, or that the queue has delivered its entry anew, and goes on where it was.
 *
 * Every write of a run names the delivery it runs for, so that one that slept through its own death finds that it is over.
 */
import { LockMode, raw } from '@mikro-orm/postgresql';
import type { AnyContext, SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { announce } from '../../events/announce.ts';
import { createId } from '../../schema/id.ts';
import { noCounts, PurgeRun, type PurgeTask } from '../../schema/purge-run.ts';

const silentAfter = '2 minutes';

/** An entry of the queue, and how often it has been delivered before. */
export interface Delivery {
  id: string;
  retryCount: number;
}

/** The run that this delivery is for; null while another runs. */
export async function beginRun(
  ctx: SystemContext,
  task: PurgeTask,
  delivery: Delivery,
): Promise<PurgeRun | null> {
  return inTransaction(forkContext(ctx), async (inner) => {
    const running = await findRunning(inner, task);
    if (running?.entry === null) return take(inner, running, delivery);
    const isAnew = running?.entry?.split(' ')[0] === delivery.id;
    if (running && !isAnew && !(await interruptSilent(inner, running))) return null;
    if (running && isAnew) await interrupt(inner, running);
    return insertRun(inner, task, {
      ...(isAnew && running && { trigger: running.trigger, maxOrphanShare: running.maxOrphanShare }),
      entry: nameDelivery(delivery),
    });
  });
}

/** The run that is under way or waits for a worker, locked. */
export function findRunning({ em }: AnyContext, task: PurgeTask): Promise<PurgeRun | null> {
  return em.findOne(
    PurgeRun,
    { task, status: 'RUNNING' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}

/** A new run, which goes on where one that was interrupted was; null if another is faster. */
export async function insertRun(
  inner: AnyContext,
  task: PurgeTask,
  values: Partial<Pick<PurgeRun, 'trigger' | 'maxOrphanShare' | 'entry'>>,
): Promise<PurgeRun | null> {
  const { em } = inner;
  const [last] = await em.find(PurgeRun, { task }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 });
  const before = last?.status === 'INTERRUPTED' && last.cursor ? last : null;
  const { trigger = 'SCHEDULE', maxOrphanShare = null, entry = null } = values;
  const id = createId('PurgeRun');
  await em.execute(
    `insert into purge_run (id, task, trigger, status, created_at, removed, max_orphan_share, entry, cursor, listed, orphans)
       values (?, ?, ?, 'RUNNING', ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?) on conflict do nothing`,
    [
      id,
      task,
      trigger,
      inner.now(),
      JSON.stringify(noCounts()),
      maxOrphanShare,
      entry,
      before && JSON.stringify(before.cursor),
      before?.listed ?? 0,
      before?.orphans ?? 0,
    ],
  );
  await announce(inner, { topic: 'purgeRun', id });
  return em.findOne(PurgeRun, { id }, { refresh: true });
}

/** Writes down how far the run is, or its end; false, and nothing done, if it is over. */
export async function saveRun(
  inner: SystemContext,
  { id, entry }: PurgeRun,
  values: Partial<PurgeRun>,
): Promise<boolean> {
  const hit = await inner.em.nativeUpdate(
    PurgeRun,
    { id, entry, status: 'RUNNING' },
    // By the clock of who will ask.
    { ...values, heartbeatAt: raw('now()') },
  );
  if (hit > 0) await announce(inner, { topic: 'purgeRun', id });
  return hit > 0;
}

/** Interrupts it if nothing has been heard of it for long. */
export async function interruptSilent(inner: AnyContext, run: PurgeRun): Promise<boolean> {
  const [silent] = await inner.em.execute<unknown[]>(
    `select 1 from purge_run where id = ? and heartbeat_at < now() - interval '${silentAfter}'`,
    [run.id],
  );
  if (silent) await interrupt(inner, run);
  return Boolean(silent);
}

async function interrupt(inner: AnyContext, { id }: PurgeRun): Promise<void> {
  await inner.em.nativeUpdate(PurgeRun, { id }, { status: 'INTERRUPTED', finishedAt: inner.now() });
  await announce(inner, { topic: 'purgeRun', id });
}

async function take(inner: AnyContext, run: PurgeRun, delivery: Delivery): Promise<PurgeRun> {
  run.entry = nameDelivery(delivery);
  await inner.em.execute('update purge_run set entry = ?, heartbeat_at = now() where id = ?', [
    run.entry,
    run.id,
  ]);
  return run;
}

function nameDelivery({ id, retryCount }: Delivery): string {
  return `${id} ${retryCount}`;
}
