import { randomUUID } from 'node:crypto';
import type { SystemContext } from '../src/context/context.ts';
import { noCounts, type PurgeCounts } from '../src/schema/purge-run.ts';
import type { RunReport } from '../src/services/keeping/conduct-run.ts';
import { purge } from '../src/services/keeping/purge.ts';
import { sweep } from '../src/services/keeping/sweep.ts';
import type { TestApp } from './app.ts';

/** As a worker does it to which the queue has delivered the task. */
const newRun = () => ({
  signal: new AbortController().signal,
  delivery: { id: randomUUID(), retryCount: 0 },
});

/** A purge, to its end. */
export function runPurge(app: Pick<TestApp, 'contexts'>): Promise<RunReport> {
  return purge(app.contexts.forSystem(), newRun());
}

/** What a purge has removed; nothing where another is at it. Throws unless it has removed all that was due. */
export async function purgeNow(app: Pick<TestApp, 'contexts'>): Promise<PurgeCounts> {
  const report = await runPurge(app);
  if (report.status === 'elsewhere') return noCounts();
  if (report.status !== 'SUCCEEDED') throw new Error(JSON.stringify(report));
  return report.removed;
}

/** A sweep, to its end. */
export function runSweep(ctx: SystemContext): Promise<RunReport> {
  return sweep(ctx, newRun());
}
