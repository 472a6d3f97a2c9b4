import type { JobKind, JobStage, JobStatus } from '../gql/graphql.ts';

export const kindNames = {
  PROCESS_IMAGE: 'Process picture',
  PREPARE_IMAGE: 'Make previews',
  IMPORT_URL: 'Fetch picture',
  RENDER_COLLAGE: 'Make collage',
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
