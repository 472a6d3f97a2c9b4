import type { Context } from '../context/context.ts';
import type { Job, JobMetrics, JobStage } from '../schema/job.ts';
import type { PayloadOf, SpecKind } from '../services/job/job-spec.ts';

/** What a job kind is given for one attempt. */
export interface Work<Payload = unknown> {
  job: Job;
  payload: Payload;
  /** An empty folder of this attempt; deleted with what is left in it. */
  directory: string;
  /** Aborted when the job is canceled, the claim is lost or the process stops. */
  signal: AbortSignal;
  /** Tells those who watch. Never waits, and may leave out what comes too fast. */
  report: (stage: JobStage, progress: number) => void;
  /** Resolves when somebody else's server may be asked. */
  begin: () => Promise<void>;
}

/** What a job kind gives back: rows to write with the end of the job, and its figures. */
export interface Result {
  metrics: Pick<JobMetrics, 'outputBytes' | 'stages'>;
  /** Keys of the objects that `write` makes rows for. */
  keys: readonly string[];
  /** Runs in the transaction that ends the job, and only if the job is still this attempt's. */
  write: (ctx: Context) => Promise<void>;
}

export type RunJob<Kind extends SpecKind> = (ctx: Context, work: Work<PayloadOf<Kind>>) => Promise<Result>;
