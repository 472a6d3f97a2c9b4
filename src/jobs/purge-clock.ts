import { schedule } from 'node-cron';
import type { Context } from '../context.ts';
import { enqueueMaintenance, type MaintenanceTask } from '../services/queue.ts';

/** Off the full hour, where everybody else's clocks strike. */
const sweepCron = '17 * * * *';

/** All processes strike at once; the queue takes the task once in so many seconds. */
const oncePerSeconds = 30;

/** Asks for purge and sweep by the clock. */
export function startPurgeClock(newContext: () => Context): { stop(): Promise<void> } {
  const { config, log } = newContext();
  const strike = (task: MaintenanceTask) => async () => {
    await enqueueMaintenance(newContext(), task, { everySeconds: oncePerSeconds }).catch((error) =>
      log.warn({ event: 'purge.enqueue_failed', task, err: error }),
    );
  };
  const clocks = [schedule(config.purgeCron, strike('purge')), schedule(sweepCron, strike('sweep'))];
  return {
    async stop() {
      for (const clock of clocks) await clock.destroy();
    },
  };
}
