import type { JobStatus } from '../gql/graphql.ts';

/** What the rows can be narrowed to. */
export const rowFilters = {
  all: { label: 'All', statuses: null },
  active: { label: 'Going on', statuses: ['QUEUED', 'RUNNING'] },
  done: { label: 'Done', statuses: ['SUCCEEDED'] },
  failed: { label: 'Failed', statuses: ['FAILED'] },
  canceled: { label: 'Canceled', statuses: ['CANCELED'] },
} as const satisfies Record<string, { label: string; statuses: JobStatus[] | null }>;

export type RowFilter = keyof typeof rowFilters;

export const isRowFilter = (value: string | null): value is RowFilter =>
  value !== null && Object.hasOwn(rowFilters, value);

export const passesFilter = (filter: RowFilter, status: JobStatus): boolean => {
  const statuses: readonly JobStatus[] | null = rowFilters[filter].statuses;
  return statuses === null || statuses.includes(status);
};
