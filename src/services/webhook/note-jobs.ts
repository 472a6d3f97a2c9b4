import type { AnyContext } from '../../context/context.ts';
import type { Job, JobKind } from '../../schema/job.ts';
import { noteEvent } from './note-event.ts';

/** What goes on beside what was asked for nobody is told of. */
export const toldKinds: readonly JobKind[] = ['PROCESS_IMAGE', 'IMPORT_URL'];

/** That these jobs have ended so. */
export function noteJobs(
  ctx: AnyContext,
  jobs: readonly Pick<Job, 'id' | 'accountId' | 'imageId' | 'kind'>[],
  type: 'JOB_SUCCEEDED' | 'JOB_FAILED',
): void {
  const told = jobs.filter(({ kind }) => toldKinds.includes(kind));
  noteEvent(ctx, ...told.map(({ id, accountId, imageId }) => ({ type, accountId, imageId, jobId: id })));
}
