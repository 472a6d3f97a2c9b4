import type { JobProgressFragment, JobStage, RenditionResultFragment } from '../gql/graphql.ts';
import { isActive } from '../job/job-words.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import type { Problem, ProblemCode } from '../problem/problem.ts';
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
  /** Null until the run is started. */
  upload: Upload | null;
  /** Null until the server has the file. */
  job: ConversionJob | null;
  /** Its bytes were sent by this run; else the server had them before. */
  wasSent: boolean;
  /** Its result was there before: nothing was sent and nothing was made for it. */
  isReused: boolean;
  /** Why it cannot be converted, where that is known without its job. */
  problem: Problem | null;
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

export type NewConversion = Pick<Conversion, 'key' | 'path' | 'file'>;

/** As it was added: nothing is known of it. */
export const untouched = {
  job: null,
  wasSent: false,
  isReused: false,
  problem: null,
} satisfies Partial<Conversion>;

export const newConversion = (added: NewConversion): Conversion => ({ ...added, upload: null, ...untouched });

const waiting: ConversionState = { at: 'waiting' };

export function stateOf({ job, problem, upload }: Conversion): ConversionState {
  if (problem) return { at: 'failed', problem };
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
  'FILE_CHANGED',
  'FILE_TOO_LARGE',
  'TARGET_NOT_REACHED',
  'TOO_MANY_PIXELS',
  'UNSUPPORTED_IMAGE',
];

/** Whether another try is worth it. */
export const mayPass = ({ code }: Problem) => !lasting.includes(code);

/** Whether it goes on when its file is dropped or chosen once more. */
export const comesBack = (state: ConversionState) =>
  state.at === 'canceled' || (state.at === 'failed' && state.problem.code === 'FILE_CHANGED');

/** What of a picture's way is the upload, however long it takes: most of them wait for their jobs, not for the line. */
const uploadShare = 0.1;

/** How much of its way a picture has behind it, 0..1. */
export function fractionOf(state: ConversionState): number {
  if (state.at === 'uploading') return uploadShare * state.upload.sentFraction;
  return state.at === 'working' ? uploadShare + (1 - uploadShare) * state.progress : workedOf(state);
}

/** How much of its job is done, 0..1: what has been sent is no work done. */
export function workedOf(state: ConversionState): number {
  if (state.at === 'working') return state.progress;
  return isFinal(state) ? 1 : 0;
}
