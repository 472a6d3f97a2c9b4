import type { Job as Entry } from 'pg-boss';
import type { Contexts } from '../context/context.ts';
import { AppError } from '../errors.ts';
import { type EndpointEntry, webhookQueue } from '../events/wake-endpoints.ts';
import type { BatchEntry } from '../services/batch/enqueue.ts';
import type { LayoutEntry } from '../services/collage/ask-layout.ts';
import { buryJob } from '../services/job/attempt.ts';
import { completeEntry, type JobEntry } from '../services/job/entry.ts';
import type { LaneName } from '../services/job/job-spec.ts';
import { type MaintenanceEntry, maintenanceQueue, maintenanceTasks } from '../services/job/maintenance.ts';
import { deadQueue, layoutQueue, lineQueue, listQueues, readQueue } from '../services/job/queue-name.ts';
import { countHeavyChildren } from '../tools/imaging/create-imaging.ts';
import { startClock } from './clock.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { startHideClock } from './hide-clock.ts';
import { openLane } from './lane.ts';
import { runLayout } from './lay-out.ts';
import { runMaintenance } from './maintenance.ts';
import { runLine, runReading } from './run-batch.ts';
import { runFetch } from './run-fetch.ts';
import { runJob } from './run-job.ts';

export interface WorkerOptions {
  /** A context of its own for each entry. */
  contexts: Contexts;
}

export interface Worker {
  /** Claims nothing new; what still runs after `timeoutMs` is given back. */
  close(options: { timeoutMs: number }): Promise<void>;
}

/** Each waits for somebody's server, and holds at most one upload on disk. */
const fetchesAtOnce = 8;

/** A file takes a processor for a second or two, a line the database for some milliseconds. */
const readingsAtOnce = 2;
const linesAtOnce = 2;

/** Endpoints that are sent to: each waits for somebody's server, five requests long. An account may have twenty that are slow. */
const endpointsAtOnce = 50;

/** Works on the queues until it is closed. */
export function startWorker({ contexts }: WorkerOptions): Worker {
  const ctx = contexts.forSystem();
  const abort = new AbortController();
  const stopping = abort.signal;
  const { matteChildren, renderChildren } = ctx.config;
  const models = ctx.imaging.models().flatMap(({ name, ready }) => (ready ? [name] : []));
  const missing = ctx.imaging.models().flatMap(({ name, ready }) => (ready ? [] : [name]));
  // What needs them waits for a process that has them.
  if (missing.length > 0) ctx.log.error({ event: 'worker.models_missing', models: missing });
  const slots: Record<LaneName, number> = {
    quick: renderChildren,
    convert: renderChildren,
    fetch: fetchesAtOnce,
    // While one picture is with the model, another is decoded or encoded.
    cutout: matteChildren + 1,
    heavyConvert: countHeavyChildren(renderChildren),
    heavyCutout: countHeavyChildren(renderChildren),
  };

  const lanes = [
    ...(Object.keys(slots) as LaneName[]).map((lane) =>
      openLane<JobEntry>(ctx, {
        queues: listQueues(lane, models),
        slots: slots[lane],
        run: (entry) => (lane === 'fetch' ? runFetch : runJob)(contexts, entry, { stopping }),
        looksAgain: lane === 'fetch',
      }),
    ),
    openLane<EndpointEntry>(ctx, {
      queues: [webhookQueue],
      slots: endpointsAtOnce,
      isAlone: true,
      run: (entry) => deliverWebhooks(contexts, entry, { stopping }),
    }),
    openLane<LayoutEntry>(ctx, {
      queues: [layoutQueue],
      slots: renderChildren,
      isAlone: true,
      run: (entry) => runLayout(contexts, entry, { stopping }),
    }),
    openLane<BatchEntry>(ctx, {
      queues: [readQueue],
      slots: readingsAtOnce,
      isAlone: true,
      run: (entry) => runReading(contexts, entry, { stopping }),
    }),
    openLane<BatchEntry>(ctx, {
      queues: [lineQueue],
      slots: linesAtOnce,
      isAlone: true,
      run: (entry) => runLine(contexts, entry),
    }),
    openLane<JobEntry>(ctx, { queues: [deadQueue], slots: 1, isFair: false, run: bury }),
    ...maintenanceTasks.map((task) =>
      openLane<MaintenanceEntry>(ctx, {
        queues: [maintenanceQueue(task)],
        slots: 1,
        isFair: false,
        run: maintain,
      }),
    ),
  ];
  const clock = startClock(contexts);
  const hideClock = startHideClock(contexts);

  async function bury(entry: Entry<JobEntry>) {
    const message = 'The worker ended during the last attempt.';
    const error = new AppError('PROCESS_CRASHED', message, { isRetryable: true });
    await buryJob(contexts.forSystem(), entry, error);
    return 'ended' as const;
  }

  async function maintain(entry: Entry<MaintenanceEntry>) {
    await runMaintenance(contexts.forSystem(), entry, { stopping });
    await completeEntry(ctx.queue, entry);
    return 'ended' as const;
  }

  return {
    async close({ timeoutMs }) {
      const timer = setTimeout(() => abort.abort(), timeoutMs);
      await Promise.all([clock.stop(), hideClock.stop(), ...lanes.map((lane) => lane.drain())]);
      clearTimeout(timer);
    },
  };
}
