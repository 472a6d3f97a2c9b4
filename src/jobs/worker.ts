import type { Contexts } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { buryJob } from '../services/job/attempt.ts';
import { completeEntry, type JobEntry, type MaintenanceEntry } from '../services/job/queue.ts';
import { startPurgeClock } from './clock.ts';
import { openLane } from './lane.ts';
import { runMaintenance } from './maintenance.ts';
import { runJob } from './run-job.ts';

export interface WorkerOptions {
  /** A context of its own for each entry. */
  contexts: Contexts;
}

export interface Worker {
  /** Claims nothing new; what still runs after `timeoutMs` is given back. */
  close(options: { timeoutMs: number }): Promise<void>;
}

/** Works on the queues until it is closed. */
export function startWorker({ contexts }: WorkerOptions): Worker {
  const ctx = contexts.forSystem();
  const abort = new AbortController();
  const { matteChildren, renderChildren } = ctx.config;
  const run = (entry: Parameters<typeof runJob>[1]) => runJob(contexts, entry, { stopping: abort.signal });
  const lanes = [
    openLane<JobEntry>(ctx, { queue: 'quick', slots: renderChildren, run }),
    openLane<JobEntry>(ctx, { queue: 'convert', slots: renderChildren, run }),
    // While one picture is with the model, another is decoded or encoded.
    openLane<JobEntry>(ctx, { queue: 'cutout', slots: matteChildren + 1, run }),
    openLane<JobEntry>(ctx, {
      queue: 'dead',
      slots: 1,
      run: (entry) =>
        buryJob(
          contexts.forSystem(),
          entry,
          new AppError('PROCESS_CRASHED', 'The worker ended during the last attempt.', { retryable: true }),
        ),
    }),
    openLane<MaintenanceEntry>(ctx, {
      queue: 'maintenance',
      slots: 1,
      async run(entry) {
        await runMaintenance(contexts.forSystem(), entry, { stopping: abort.signal });
        await completeEntry(ctx.queue, entry);
      },
    }),
  ];
  const purgeClock = startPurgeClock(contexts);

  return {
    async close({ timeoutMs }) {
      await purgeClock.stop();
      const timer = setTimeout(() => abort.abort(), timeoutMs);
      await Promise.all(lanes.map((lane) => lane.drain()));
      clearTimeout(timer);
    },
  };
}
