import type { Context } from '../context/context.ts';
import { forkContext } from '../context/transaction.ts';
import type { JobStage } from '../schema/job.ts';
import { type Attempt, reportProgress } from '../services/job/attempt.ts';

/** At most five a second for a job; what comes faster is left out for what comes after it. */
const intervalMs = 200;

export interface Progress {
  report: (stage: JobStage, progress: number) => void;
  /** Nothing is written once this has resolved. */
  stop(): Promise<void>;
}

export function createProgress(ctx: Context, attempt: Attempt): Progress {
  const own = forkContext(ctx);
  let next: [JobStage, number] | null = null;
  let writing: Promise<void> | null = null;
  let isStopped = false;

  async function write(): Promise<void> {
    while (next && !isStopped) {
      const [stage, progress] = next;
      next = null;
      const pause = new Promise((resolve) => setTimeout(resolve, intervalMs).unref());
      // Only a hint is lost here; if the database is away, the end of the attempt will say so.
      await reportProgress(own, attempt, stage, progress).catch((error) =>
        ctx.log.warn({ event: 'job.progress_failed', job: attempt.job.id, err: error }),
      );
      if (!isStopped) await Promise.race([pause, stopping.promise]);
    }
    writing = null;
  }
  const stopping = Promise.withResolvers<void>();

  return {
    report(stage, progress) {
      next = [stage, progress];
      writing ??= write();
    },
    async stop() {
      isStopped = true;
      stopping.resolve();
      await writing;
    },
  };
}
