import { schedule, type TaskOptions } from 'node-cron';
import type { Logger } from 'pino';
import type { Contexts } from '../context/context.ts';
import {
  enqueueMaintenance,
  type MaintenanceTask,
  maintenanceClocks,
  maintenanceTasks,
} from '../services/job/maintenance.ts';

/** Asks for the tasks of maintenance by the clock. Every process does; the queue takes what they ask for at the same tick once. */
export function startClock(contexts: Contexts): { stop(): Promise<void> } {
  const { config, log } = contexts.forSystem();
  const ask = (task: MaintenanceTask, date: Date) =>
    enqueueMaintenance(contexts.forSystem(), task, date).catch((error) =>
      log.warn({ event: 'maintenance.failed', task, err: error }),
    );
  const logger = createLogger(log);
  const clocks = maintenanceTasks.map((task) =>
    schedule(maintenanceClocks[task] ?? config.purgeCron, ({ date }) => ask(task, date), { logger }),
  );
  // Jobs that an upgrade or a restored database left without an entry have waited long enough.
  const first = ask('reconcile', new Date());
  return {
    async stop() {
      await first;
      for (const clock of clocks) await clock.destroy();
    },
  };
}

/** It would write lines of its own. A tick that a busy or sleeping machine has missed is made up for by the next. */
function createLogger(log: Logger): TaskOptions['logger'] {
  return {
    info() {},
    debug() {},
    warn: (reason) => log.info({ event: 'clock.late', reason }),
    error: (error) => log.warn({ event: 'clock.failed', err: error }),
  };
}
