import { Counter } from 'prom-client';

export type EndedJobs = Counter<'kind' | 'status'>;

/** What this process has brought to an end: rates come from it without anybody counting rows. */
export function createEndedJobs(): EndedJobs {
  return new Counter({
    name: 'pasteup_jobs_finished_total',
    help: 'Jobs that this process has ended since its start. Sum over processes.',
    labelNames: ['kind', 'status'],
    registers: [],
  });
}
