import type { SystemContext } from '../../../context/context.ts';
import { announce } from '../../../events/announce.ts';
import { changesOf, type Keys } from '../../../events/topics.ts';
import type { Holder } from '../holder.ts';
import { reapRows, rowsAtOnce } from '../reap-rows.ts';

/** One that is over is told of for JOB_RETENTION; what it made lives as long as its image. */
export const jobHolder: Holder = {
  counted: 'jobs',
  endings: (ctx, after, until) => [
    {
      rows: 'from job where finished_at > ? and finished_at <= ?',
      end: 'finished_at',
      values: [after, until].map((instant) => keptSince(ctx, instant)),
      objects: null,
    },
  ],
  reap: (reaping) => reapRows(reaping, 'jobs', forgetJobs),
};

async function forgetJobs(inner: SystemContext): Promise<number> {
  const jobs = await inner.em.execute<Keys<'job'>[]>(
    `delete from job where id in (
       select id from job where finished_at <= ? order by finished_at limit ${rowsAtOnce} for update skip locked
     ) returning id, account_id as "accountId"`,
    [keptSince(inner, inner.now())],
  );
  await announce(inner, ...changesOf('job', jobs));
  return jobs.length;
}

function keptSince({ config }: Pick<SystemContext, 'config'>, instant: Date): Date {
  return new Date(instant.getTime() - config.jobRetentionMs);
}
