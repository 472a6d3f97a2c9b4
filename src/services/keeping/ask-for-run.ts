import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import type { RunPurgeInput } from '../../schema/purge-plan.ts';
import type { PurgeRun } from '../../schema/purge-run.ts';
import { enqueueMaintenance } from '../job/maintenance.ts';
import { findRunning, insertRun, interruptSilent } from './purge-run.ts';

/** A run that the next free worker takes, or the one of its task that is under way. */
export async function askForRun(ctx: Context, { task, maxOrphanShare }: RunPurgeInput): Promise<PurgeRun> {
  const name = task ?? 'PURGE';
  checkShare(name, maxOrphanShare);
  const { run, isNew } = await inTransaction(ctx, async (inner) => {
    const running = await findRunning(inner, name);
    // One that waits for a worker has no heart that could beat.
    const isAlive = running && (running.entry === null || !(await interruptSilent(inner, running)));
    if (isAlive) return { run: running, isNew: false };
    const made = await insertRun(inner, name, {
      trigger: 'OPERATOR',
      maxOrphanShare: maxOrphanShare ?? null,
    });
    return { run: made, isNew: true };
  });
  if (!run) throw new AppError('CONFLICT', 'Another run began at the same moment.', { isRetryable: true });
  // If it gets lost, the next that comes by the clock takes the run.
  if (isNew) await enqueueMaintenance(ctx, name === 'PURGE' ? 'purge' : 'sweep', new Date());
  return run;
}

function checkShare(task: PurgeRun['task'], share: number | null | undefined): void {
  if (share == null) return;
  if (task !== 'SWEEP') throw badInput('maxOrphanShare', 'given with task SWEEP only', `task ${task}`);
  if (!(share >= 0 && share <= 1)) throw badInput('maxOrphanShare', 'from 0 to 1', `${share}`);
}
