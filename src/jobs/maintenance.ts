import type { Job as Entry } from 'pg-boss';
import type { SystemContext } from '../context/context.ts';
import { touchEntry, touchEveryMs } from '../services/job/entry.ts';
import type { MaintenanceEntry, MaintenanceTask } from '../services/job/maintenance.ts';
import { reconcileJobs } from '../services/job/reconcile.ts';
import { purgeImages } from '../services/keeping/purge.ts';
import { recountUsage } from '../services/keeping/recount.ts';
import { sweepOrphans } from '../services/keeping/sweep.ts';

const tasks = {
  purge: purgeImages,
  sweep: sweepOrphans,
  reconcile: reconcileJobs,
  recount: recountUsage,
} as const satisfies Record<
  MaintenanceTask,
  (ctx: SystemContext, options: { signal: AbortSignal }) => Promise<object>
>;

/** One task; it may be broken off at any point and goes on with the next entry. */
export async function runMaintenance(
  ctx: SystemContext,
  entry: Entry<MaintenanceEntry>,
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  const { task } = entry.data;
  const heartbeat = setInterval(() => void touchEntry(ctx.queue, entry).catch(() => undefined), touchEveryMs);
  try {
    const report = await tasks[task](ctx, { signal: stopping });
    ctx.log.info({ event: `${task}.done`, ...report });
  } finally {
    clearInterval(heartbeat);
  }
}
