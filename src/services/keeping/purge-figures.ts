import type { PurgePlan } from '../../schema/purge-plan.ts';

/** What is counted for a plan, once a minute for all who ask. */
export type PurgeFigures = Omit<PurgePlan, 'running' | 'nextRunAt'>;
