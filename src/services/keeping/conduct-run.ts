import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import type { PurgeRun, PurgeTask } from '../../schema/purge-run.ts';
import { beginRun, type Delivery, saveRun } from './purge-run.ts';
import { createReaping, type Reaping } from './reaping.ts';

const heartbeatMs = 10_000;

export interface RunOptions {
  signal: AbortSignal;
  /** Of the queue. */
  delivery: Delivery;
}

/** What work on a run ends with, beside what the reaping has counted. */
export interface Outcome {
  refusal?: string | null;
  /** Due and not removed. */
  left: number;
}

/** As it is logged. */
export type RunReport = Pick<PurgeRun, 'status' | 'removed' | 'left' | 'errors'> | { status: 'elsewhere' };

/** Does the work as a run of its own, from its begin to its end; not at all while another process is at it. */
export async function conductRun(
  ctx: SystemContext,
  task: PurgeTask,
  { signal, delivery }: RunOptions,
  work: (reaping: Reaping, run: PurgeRun) => Promise<Outcome>,
): Promise<RunReport> {
  const run = await beginRun(ctx, task, delivery);
  if (!run) return { status: 'elsewhere' };
  const lost = new AbortController();
  const save = async (inner: SystemContext, values: Partial<PurgeRun>) => {
    if (await saveRun(inner, run, values)) return;
    lost.abort();
    throw new AppError('CONFLICT', 'The run is over: another goes on with it.');
  };
  const reaping = createReaping({
    ctx,
    runId: run.id,
    signal: AbortSignal.any([signal, lost.signal]),
    save,
  });
  const heartbeat = setInterval(() => {
    reaping.save().catch((error) => ctx.log.debug({ event: 'purge.unheard', err: error }));
  }, heartbeatMs).unref();
  try {
    return await end(await work(reaping, run));
  } catch (error) {
    reaping.fail(error, { isWhole: true });
    await end({ left: 0 }).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }

  async function end({ refusal = null, left }: Outcome): Promise<RunReport> {
    const errors = reaping.errors();
    const isWhole = errors.length === 0 && refusal === null;
    const status = reaping.isStopped() ? 'INTERRUPTED' : isWhole ? 'SUCCEEDED' : 'FAILED';
    const { removed } = reaping;
    clearInterval(heartbeat);
    const values = { status, finishedAt: ctx.now(), removed, errors, refusal, left } as const;
    await inTransaction(forkContext(ctx), (inner) => saveRun(inner, run!, values));
    return { status, removed, errors, left };
  }
}
