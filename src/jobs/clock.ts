import { schedule, type TaskContext } from 'node-cron';
import type { Contexts } from '../context/context.ts';
import { enqueueMaintenance, type MaintenanceTask } from '../services/job/queue.ts';

/** Off the full hour, where everybody else's clocks strike. */
const sweepCron = '17 * * * *';

/** Asks for purge and sweep by the clock. Every process does; the queue takes what they ask for at the same tick once. */
export function startPurgeClock(contexts: Contexts): { stop(): Promise<void> } {
  const { config, log } = contexts.forSystem();
  const strike =
    (task: MaintenanceTask) =>
    async ({ date }: TaskContext) => {
      await enqueueMaintenance(contexts.forSystem(), task, date).catch((error) =>
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
