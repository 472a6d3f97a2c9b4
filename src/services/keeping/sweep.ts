/**
 * Deletes objects that no row knows: what is left when a process dies between storing and writing. After an older
 * database was restored every newer file looks the same, so
 *
 * 1. an object that is younger than ORPHAN_AGE is not looked at;
 * 2. one without a row is written down, stays where it is, and goes when every sweep of a week has seen it so; where an
 *    operator asks for a sweep, when two of them have that were an hour apart;
 * 3. where more than a share of all objects have no row (SWEEP_MAX_PERCENT, or what the operator says), none goes, and the
 *    run ends with a refusal.
 *
 * What a late PUT leaves of an upload that has ended goes after ORPHAN_AGE: no database knows it any more, and a caller could
 * make any number of them. docs/decisions/sweep.md has the reasons.
 */
import type { SystemContext } from '../../context/context.ts';
import { Orphan } from '../../schema/orphan.ts';
import type { PurgeRun } from '../../schema/purge-run.ts';
import { conductRun, type RunOptions, type RunReport } from './conduct-run.ts';
import { deleteOrphans } from './delete-orphans.ts';
import { findStorageOwner } from './installation.ts';
import { listOrphans } from './list-orphans.ts';

const hourMs = 3_600_000;
/** Long enough to notice what a restored database lacks, and to restore another; who asks has looked. */
const waitMs = { SCHEDULE: 7 * 24 * hourMs, OPERATOR: hourMs };
/** Orphans for which no share is asked: a process that is killed may leave a few, be the installation ever so small. */
const tolerated = 10;
const sampleSize = 10;

export async function sweep(ctx: SystemContext, options: RunOptions): Promise<RunReport> {
  return conductRun(ctx, 'SWEEP', options, async (reaping, run) => {
    if ((await findStorageOwner(ctx)) !== 'ours') return { refusal: refuseForeign(ctx), left: 0 };
    const listed = await listOrphans(reaping, run, waitMs[run.trigger]);
    if (!listed) return { left: 0 };
    // They are gone, or have a row again.
    await ctx.em.fork().nativeDelete(Orphan, { seenAt: { $lt: listed.startedAt } });
    const refusal = await refuse(ctx, run);
    if (refusal) return { refusal, left: run.orphans };
    await deleteOrphans(reaping, new Date(listed.startedAt.getTime() - waitMs[run.trigger]));
    return { left: 0 };
  });
}

function refuseForeign({ log }: SystemContext): string {
  const refusal = 'The files in the storage are of another database.';
  log.error({ event: 'sweep.refused', reason: refusal });
  return refusal;
}

/** Why none goes, where there are too many to be what dead processes have left. */
async function refuse(ctx: SystemContext, run: PurgeRun): Promise<string | null> {
  const { listed, orphans, maxOrphanShare } = run;
  const share = maxOrphanShare ?? ctx.config.sweepMaxPercent / 100;
  if (orphans <= (share === 0 ? 0 : Math.max(tolerated, listed * share))) return null;
  const sample = await ctx.em.fork().find(Orphan, {}, { limit: sampleSize, orderBy: { key: 'asc' } });
  const limit = maxOrphanShare === null ? 'SWEEP_MAX_PERCENT' : 'maxOrphanShare';
  const refusal =
    `The database knows nothing of ${orphans} of ${listed} files in the storage, which is more than ${limit} allows: ` +
    'none of them is deleted. So it is after an older database was restored: then restore the newer one.';
  ctx.log.error({
    event: 'sweep.refused',
    reason: `${refusal} If they may go, set SWEEP_MAX_PERCENT=100 until the next sweep is done, or run one with a higher maxOrphanShare.`,
    orphans,
    listed,
    keys: sample.map(({ key }) => key),
  });
  return refusal;
}
