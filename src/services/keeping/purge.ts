import type { SystemContext } from '../../context/context.ts';
import { PurgeRun } from '../../schema/purge-run.ts';
import { forgetHosts } from '../fetch/forget-hosts.ts';
import { forgetChanges } from '../watch/forget-changes.ts';
import { conductRun, type RunOptions, type RunReport } from './conduct-run.ts';
import { countDue } from './count-endings.ts';
import { hideEnded } from './hide.ts';
import { holders } from './holders.ts';
import { forgetReceipts } from './receipt.ts';

/**
 * Removes what has ended or was deleted, and all that an account had that was deleted: first it is hidden, so that nothing
 * more is served or written for it; then the objects go, and last the rows, which take everything that hangs on them along.
 */
export async function purge(ctx: SystemContext, options: RunOptions): Promise<RunReport> {
  return conductRun(ctx, 'PURGE', options, async (reaping) => {
    await hideEnded(ctx, { signal: options.signal, waits: true });
    for (const holder of holders) await holder.reap(reaping);
    await forgetHosts(ctx);
    await forgetChanges(ctx);
    await forgetReceipts(ctx);
    await forgetRuns(ctx);
    const isDone = reaping.errors().length === 0 && !reaping.isOver();
    return { left: isDone ? 0 : await countDue(ctx) };
  });
}

/** Those that ended longer ago than PURGE_LOG. */
async function forgetRuns({ em, config, now }: SystemContext): Promise<void> {
  const until = new Date(now().getTime() - config.purgeLogMs);
  await em.fork().nativeDelete(PurgeRun, { createdAt: { $lt: until }, status: { $ne: 'RUNNING' } });
}
