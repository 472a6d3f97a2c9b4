import type { Job } from '../../schema/job.ts';
import { jobSpecs, type LaneName, lanes, specOf } from './job-spec.ts';

/**
 * A queue for each lane, kind and model: a process fetches from those it can serve, so a job that needs a model which only
 * another machine has, or is of a kind that only a newer program knows, waits for that one.
 */
export function queueOf({ kind, payload }: Pick<Job, 'kind' | 'payload'>): string {
  const spec = specOf(kind);
  const parsed = spec.payload.parse(payload);
  return nameQueue(spec.lane(parsed), kind, spec.model(parsed));
}

/** Those of a lane that who has these models can serve. */
export function listQueues(lane: LaneName, models: readonly string[]): string[] {
  return Object.entries(jobSpecs)
    .filter(([, spec]) => (spec.lanes as readonly LaneName[]).includes(lane))
    .flatMap(([kind]) =>
      lanes[lane].needsModel
        ? models.map((model) => nameQueue(lane, kind, model))
        : [nameQueue(lane, kind, null)],
    );
}

/** Those of every lane. */
export function listAllQueues(models: readonly string[]): string[] {
  return (Object.keys(lanes) as LaneName[]).flatMap((lane) => listQueues(lane, models));
}

/** Wishlists whose collages are to be laid out. */
export const layoutQueue = 'layout';

/** Batches whose files are to be read. */
export const readQueue = 'batch.read';

/** Batches of which more may be put in line. */
export const lineQueue = 'batch.line';

/** Receives what lost its worker in the last attempt. */
export const deadQueue = 'dead';

function nameQueue(lane: LaneName, kind: string, model: string | null): string {
  return [lane, kind.toLowerCase(), ...(model ? [model] : [])].join('.');
}
