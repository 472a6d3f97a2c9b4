import type { JobStatus } from '../../schema/job.ts';

/** The worst first: one that failed says more of a row than those that still wait. */
export const worstFirst: readonly JobStatus[] = ['FAILED', 'CANCELED', 'RUNNING', 'QUEUED', 'SUCCEEDED'];

/** The worst of its items. Of a row without any nothing is left to be done. */
export function worstOf(items: readonly { status: JobStatus }[]): JobStatus {
  return worstFirst.find((status) => items.some((item) => item.status === status)) ?? 'SUCCEEDED';
}
