import type { JobProgressFragment, JobStage, RenditionResultFragment } from '../gql/graphql.ts';
import { isActive } from '../job/job-words.ts';
import { type Problem, type ProblemCode, problemOfJob } from '../problem/problem.ts';
import type { Upload } from '../upload/upload.ts';

/** The newest that was heard of a picture's job. */
export interface ConversionJob {
  progress: JobProgressFragment;
  result: RenditionResultFragment | null;
  thumbnailUrl: string | null;
}

/** One picture of a run. `key` is also its upload's. */
export interface Conversion {
  key: string;
  /** As it lies in its folder: "holiday/beach/1.jpg". */
  path: string;
  file: File;
  /** Null until the server has the file. */
  job: ConversionJob | null;
  /** Its result was there before: nothing was sent and nothing was made for it. */
  isReused: boolean;
}

/**
 * Where a picture is on its way, as the page shows it: `waiting` → `uploading` → `working` (its job) → `done`; or
 * `failed` or `canceled`, from where it can be tried again.
 */
export type ConversionState =
  | { at: 'waiting' }
  | { at: 'uploading'; upload: Upload }
  | { at: 'working'; stage: JobStage; progress: number }
  | { at: 'done'; result: RenditionResultFragment }
  | { at: 'failed'; problem: Problem }
  | { at: 'canceled' };

const waiting: ConversionState = { at: 'waiting' };

export function stateOf({ job }: Conversion, upload: Upload | undefined): ConversionState {
  if (!upload || upload.phase === 'waiting') return waiting;
  if (upload.phase === 'sending') return { at: 'uploading', upload };
  if (upload.phase === 'canceled') return { at: 'canceled' };
  if (upload.phase === 'failed' && upload.problem) return { at: 'failed', problem: upload.problem };
  return job ? stateOfJob(job) : { at: 'working', stage: 'WAITING', progress: 0 };
}

function stateOfJob({ progress: job, result }: ConversionJob): ConversionState {
  if (result && job.status === 'SUCCEEDED') return { at: 'done', result };
  if (job.status === 'CANCELED') return { at: 'canceled' };
  if (job.status === 'FAILED' && job.error) return { at: 'failed', problem: problemOfJob(job.error) };
  // Between its success and the answer that brings the result it is still at work.
  return { at: 'working', stage: isActive(job.status) ? job.stage : 'STORING', progress: job.progress };
}

export const isFinal = ({ at }: ConversionState) => at === 'done' || at === 'failed' || at === 'canceled';

/** What the same file would meet again with the same recipe. */
const lasting: ProblemCode[] = [
  'CORRUPT_IMAGE',
  'FILE_TOO_LARGE',
  'TARGET_NOT_REACHED',
  'TOO_MANY_PIXELS',
  'UNSUPPORTED_IMAGE',
];

/** Whether another try is worth it. */
export const mayPass = ({ code }: Problem) => !lasting.includes(code);

/** How much of its way a picture has behind it, 0..1: the upload is one half, the work the other. */
export function fractionOf(state: ConversionState): number {
  if (state.at === 'waiting') return 0;
  if (state.at === 'uploading') return state.upload.sentFraction / 2;
  return state.at === 'working' ? (1 + state.progress) / 2 : 1;
}
