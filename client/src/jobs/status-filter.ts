import type { JobStatus } from '../gql/graphql.ts';

/** What the page can be narrowed to. */
export const statusFilters = {
  all: { label: 'All', statuses: null },
  active: { label: 'Active', statuses: ['QUEUED', 'RUNNING'] },
  done: { label: 'Done', statuses: ['SUCCEEDED'] },
  failed: { label: 'Failed', statuses: ['FAILED', 'CANCELED'] },
} as const satisfies Record<string, { label: string; statuses: JobStatus[] | null }>;

export type StatusFilter = keyof typeof statusFilters;

export const isStatusFilter = (value: string | null): value is StatusFilter =>
  value !== null && Object.hasOwn(statusFilters, value);
