import { schedule } from 'node-cron';
import type { Context } from '../../context/context.ts';
import type { PurgePlan } from '../../schema/purge-plan.ts';
import { PurgeRun } from '../../schema/purge-run.ts';
import { countEndings, everSince } from './count-endings.ts';
import type { PurgeFigures } from './purge-figures.ts';

const dayMs = 24 * 3_600_000;
/** What there is to be removed, counted at most once a minute, and what of it runs now. */
export async function readPlan(ctx: Context): Promise<PurgePlan> {
  const figures = await ctx.purgeFigures.read(() => countAll(ctx));
  const running = await ctx.em.findOne(PurgeRun, { task: 'PURGE', status: 'RUNNING' });
  return { ...figures, running, nextRunAt: findNextRun(ctx) };
}

async function countAll(ctx: Context): Promise<PurgeFigures> {
  const at = ctx.now();
  const due = await countEndings(ctx, everSince, at);
  const later = await countEndings(ctx, at, new Date(at.getTime() + dayMs));
  const [swept] = await ctx.em.find(
    PurgeRun,
    { task: 'SWEEP', status: { $in: ['SUCCEEDED', 'FAILED'] }, listed: { $gt: 0 } },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 },
  );
  return {
    at,
    due: due.counts,
    oldestDueAt: due.oldestAt,
    withinDay: later.counts,
    orphans: swept?.orphans ?? null,
    orphanShare: swept ? swept.orphans / swept.listed : null,
  };
}

/** Of an expression only a task that is started knows. */
function findNextRun({ config, now }: Context): Date {
  const task = schedule(config.purgeCron, () => {});
  const next = task.getNextRun() ?? now();
  void task.destroy();
  return next;
}
