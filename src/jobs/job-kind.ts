import type { Context } from '../context/context.ts';
import type { Job, JobKind, JobMetrics, JobStage } from '../schema/job.ts';
import { prepareImage } from './kinds/prepare-image.ts';
import { processImage } from './kinds/process-image.ts';

/** What a job kind is given for one attempt. */
export interface Work {
  job: Job;
  /** An empty folder of this attempt; deleted with what is left in it. */
  directory: string;
  /** Aborted when the job is canceled, the claim is lost or the process stops. */
  signal: AbortSignal;
  /** Tells those who watch. Never waits, and may leave out what comes too fast. */
  report: (stage: JobStage, progress: number) => void;
}

/** What a job kind gives back: rows to write with the end of the job, and its figures. */
export interface Result {
  metrics: Pick<JobMetrics, 'outputBytes' | 'stages'>;
  /** Runs in the transaction that ends the job, and only if the job is still this attempt's. */
  write: (ctx: Context) => Promise<void>;
}

export type RunJob = (ctx: Context, work: Work) => Promise<Result>;

/** Kinds the API names already and nothing creates yet. */
type LaterKind = 'IMPORT_URL' | 'RENDER_COLLAGE' | 'DELIVER_WEBHOOK';

/** Every kind of job and what runs it. */
export const jobKinds = {
  PROCESS_IMAGE: processImage,
  PREPARE_IMAGE: prepareImage,
} as const satisfies Record<Exclude<JobKind, LaterKind>, RunJob>;

export function findRunner(kind: JobKind): RunJob {
  return (jobKinds as Record<string, RunJob>)[kind] as RunJob;
}
