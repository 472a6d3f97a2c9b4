import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { parseId } from '../../schema/id.ts';
import { activeJob, Job, type JobFilter } from '../../schema/job.ts';
import { instantOf } from '../list/instant.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the viewer's jobs, newest first. */
export function listJobs(
  ctx: Context,
  { statuses, kinds, imageId, updatedSince }: JobFilter,
  page: PageRequest,
): Promise<Connection<Job>> {
  const ofStatus = statuses && [...new Set(statuses)].map((status) => ({ status }));
  const isMix = ofStatus != null && ofStatus.length > 1;
  const where = {
    ...(statuses && !isMix && { status: { $in: statuses } }),
    ...(kinds && { kind: { $in: kinds } }),
    // What is the id of no image is not asked of the database, and no job is about it.
    ...(imageId != null && { imageId: parseId(imageId) === 'Image' ? imageId : '' }),
    ...(updatedSince && { $or: [activeJob(), { finishedAt: { $gte: instantOf(updatedSince) } }] }),
  };
  return readPage(ctx, Job, where, page, { oneOf: isMix ? ofStatus : null });
}
