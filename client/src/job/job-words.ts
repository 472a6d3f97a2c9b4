import type { JobKind, JobStage, JobStatus } from '../gql/graphql.ts';

export const kindNames = {
  PROCESS_IMAGE: 'Process picture',
  PREPARE_IMAGE: 'Make previews',
} as const satisfies Record<JobKind, string>;

export const statusNames = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  SUCCEEDED: 'Done',
  FAILED: 'Failed',
  CANCELED: 'Canceled',
} as const satisfies Record<JobStatus, string>;

/** `doing` while it runs, `name` for what a timing is of. */
export const stageNames = {
  WAITING: { doing: 'In line', name: 'Wait' },
  FETCHING: { doing: 'Fetching the original', name: 'Fetch' },
  DECODING: { doing: 'Reading the picture', name: 'Read' },
  SEGMENTING: { doing: 'Finding the subject', name: 'Find subject' },
  REFINING: { doing: 'Refining the edges', name: 'Refine' },
  ENCODING: { doing: 'Encoding', name: 'Encode' },
  STORING: { doing: 'Storing', name: 'Store' },
  DONE: { doing: 'Done', name: 'Done' },
} as const satisfies Record<JobStage, { doing: string; name: string }>;

export const isActive = (status: JobStatus) => status === 'QUEUED' || status === 'RUNNING';

/** What the jobs page can be narrowed to. */
export const statusFilters = {
  all: { label: 'All', statuses: null },
  active: { label: 'Active', statuses: ['QUEUED', 'RUNNING'] },
  done: { label: 'Done', statuses: ['SUCCEEDED'] },
  failed: { label: 'Failed', statuses: ['FAILED', 'CANCELED'] },
} as const satisfies Record<string, { label: string; statuses: JobStatus[] | null }>;

export type StatusFilter = keyof typeof statusFilters;

export const isStatusFilter = (value: string | null): value is StatusFilter =>
  value !== null && Object.hasOwn(statusFilters, value);
