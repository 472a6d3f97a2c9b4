import { createHash } from 'node:crypto';
import type { AnyContext } from '../../context/context.ts';
import { announce } from '../../events/announce.ts';

/** When each task of maintenance is done, as a cron expression; null: by PURGE_CRON. */
export const maintenanceClocks = {
  purge: null,
  /** Off the full hour, where everybody else's clocks strike. */
  sweep: '17 * * * *',
  reconcile: '* * * * *',
  /** Tells whose images end within a day. */
  remind: '* * * * *',
  /** Once a day, at night where the server is. */
  recount: '41 3 * * *',
} as const satisfies Record<string, string | null>;

export type MaintenanceTask = keyof typeof maintenanceClocks;
export const maintenanceTasks = Object.keys(maintenanceClocks) as MaintenanceTask[];

export interface MaintenanceEntry {
  task: MaintenanceTask;
  /** The instant, by the clock that asked, for which it is done. */
  tick: string;
}

/** A queue for each, so that a long sweep keeps no purge waiting. */
export function maintenanceQueue(task: MaintenanceTask): string {
  return `maintenance.${task}`;
}

/** Asks for a task. However many processes ask for it for the same instant, it is done once. */
export async function enqueueMaintenance(ctx: AnyContext, task: MaintenanceTask, date: Date): Promise<void> {
  const tick = date.toISOString();
  const queue = maintenanceQueue(task);
  await ctx.queue.send(queue, { task, tick } satisfies MaintenanceEntry, {
    id: hashToUuid(`${task} ${tick}`),
    // While one waits, another would find nothing to do.
    singletonKey: task,
  });
  await announce(ctx, { topic: 'queue', queue });
}

function hashToUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
