import type { JobKind } from '../schema/job.ts';
import { prepareImage } from './kinds/prepare-image.ts';
import { processImage } from './kinds/process-image.ts';
import type { RunJob } from './work.ts';

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
