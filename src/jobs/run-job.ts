import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job as Entry } from 'pg-boss';
import type { Context, Contexts } from '../context/context.ts';
import { toAppError } from '../errors.ts';
import type { Job } from '../schema/job.ts';
import { type Attempt, claimJob, failAttempt, giveBack, succeedAttempt } from '../services/job/attempt.ts';
import { completeEntry, type JobEntry, touchEntry, touchEveryMs } from '../services/job/entry.ts';
import { runKind } from './job-kind.ts';
import type { Ending } from './lane.ts';
import { createProgress } from './progress.ts';

/** Why work was told to stop before its end. */
type StopReason = 'canceled' | 'lost' | 'stopping';

export interface RunOptions {
  /** Aborted when the process must end now: the job is given back. */
  stopping: AbortSignal;
  /** What the work waits for before it asks anybody else's server. Default: nothing. */
  begin?: () => Promise<void>;
}

/** One entry of the queue, from claim to end. Only a failing database makes it throw; the entry then comes back by itself. */
export async function runJob(
  contexts: Contexts,
  entry: Entry<JobEntry>,
  { stopping, begin }: RunOptions,
): Promise<Ending> {
  const system = contexts.forSystem();
  const attempt = await claimJob(system, entry);
  if (!attempt) {
    await completeEntry(system.queue, entry);
    return 'ended';
  }
  const { job } = attempt;
  const ctx = contexts.forAccount(job.accountId);
  const log = logOf(ctx, job);
  log.info({ event: 'job.started' });

  const abort = new AbortController();
  const stop = (reason: StopReason) => abort.abort(reason);
  const onStopping = () => stop('stopping');
  stopping.addEventListener('abort', onStopping);
  if (stopping.aborted) onStopping();
  const unwatch = ctx.events.on('jobEnd', ({ id }) => id === job.id && stop('canceled'));
  const heartbeat = setInterval(() => void beat(ctx, attempt, stop), touchEveryMs);
  const progress = createProgress(ctx, attempt);
  const directory = join(ctx.tempDir, `job-${randomUUID()}`);
  try {
    await mkdir(directory);
    const result = await runKind(ctx, {
      job,
      directory,
      signal: abort.signal,
      report: progress.report,
      begin: begin ?? (async () => {}),
    });
    await progress.stop();
    const isOurs = await succeedAttempt(ctx, attempt, result);
    log.info({ event: isOurs ? 'job.succeeded' : 'job.superseded' });
    return 'ended';
  } catch (error) {
    await progress.stop();
    return await settle(
      ctx,
      attempt,
      abort.signal.aborted ? (abort.signal.reason as StopReason) : null,
      error,
    );
  } finally {
    clearInterval(heartbeat);
    unwatch();
    stopping.removeEventListener('abort', onStopping);
    await rm(directory, { recursive: true, force: true });
  }
}

async function beat(
  ctx: Context,
  { entry, job }: Attempt,
  stop: (reason: StopReason) => void,
): Promise<void> {
  try {
    if (!(await touchEntry(ctx.queue, entry))) stop('lost');
  } catch (error) {
    ctx.log.warn({ event: 'job.heartbeat_failed', job: job.id, err: error });
  }
}

async function settle(
  ctx: Context,
  attempt: Attempt,
  reason: StopReason | null,
  cause: unknown,
): Promise<Ending> {
  const log = logOf(ctx, attempt.job);
  if (reason === 'stopping') {
    log.info({ event: 'job.given_back' });
    await giveBack(ctx, attempt);
  } else if (reason) {
    log.info({ event: 'job.stopped', reason });
    await completeEntry(ctx.queue, attempt.entry);
  } else {
    const error = toAppError(cause);
    log.warn({ event: 'job.failed', id: error.params.id, code: error.code, err: error });
    await failAttempt(ctx, attempt, error);
    return error.code === 'SERVICE_UNAVAILABLE' ? 'outage' : 'ended';
  }
  return 'ended';
}

function logOf(ctx: Context, { id, kind, attempt, requestId }: Job): Context['log'] {
  return ctx.log.child({ job: id, kind, attempt, request: requestId });
}
