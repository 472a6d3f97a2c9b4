import type { Job as Entry } from 'pg-boss';
import type { SystemContext } from '../context/context.ts';
import { touchEntry, touchEveryMs } from '../services/job/entry.ts';
import type { MaintenanceEntry, MaintenanceTask } from '../services/job/maintenance.ts';
import { reconcileJobs } from '../services/job/reconcile.ts';
import type { RunOptions } from '../services/keeping/conduct-run.ts';
import { purge } from '../services/keeping/purge.ts';
import { recountUsage } from '../services/keeping/recount.ts';
import { recountGalleries } from '../services/keeping/recount-galleries.ts';
import { sweep } from '../services/keeping/sweep.ts';
import { noteExpiring } from '../services/webhook/note-expiring.ts';
import { reconcileEndpoints } from '../services/webhook/reconcile-endpoints.ts';

const tasks = {
  purge,
  sweep,
  reconcile: reconcileAll,
  remind: noteExpiring,
  recount: recountAll,
} as const satisfies Record<MaintenanceTask, (ctx: SystemContext, options: RunOptions) => Promise<object>>;

/** One task; it may be broken off at any point and goes on with the next entry. */
export async function runMaintenance(
  ctx: SystemContext,
  entry: Entry<MaintenanceEntry>,
  { stopping }: { stopping: AbortSignal },
): Promise<void> {
  const { task } = entry.data;
  const heartbeat = setInterval(() => void touchEntry(ctx.queue, entry).catch(() => undefined), touchEveryMs);
  try {
    const delivery = { id: entry.id, retryCount: entry.retryCount };
    const report = await tasks[task](ctx, { signal: stopping, delivery });
    ctx.log.info({ event: `${task}.done`, ...report });
  } finally {
    clearInterval(heartbeat);
  }
}

async function reconcileAll(ctx: SystemContext, options: Pick<RunOptions, 'signal'>): Promise<object> {
  return { ...(await reconcileJobs(ctx, options)), endpoints: await reconcileEndpoints(ctx) };
}

async function recountAll(ctx: SystemContext, options: Pick<RunOptions, 'signal'>): Promise<object> {
  return { accounts: await recountUsage(ctx, options), galleries: await recountGalleries(ctx, options) };
}
