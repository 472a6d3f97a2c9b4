import type { SystemContext } from '../../context/context.ts';
import { forkContext, inTransaction } from '../../context/transaction.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { noCounts, type PurgeCounts, type PurgeError, type PurgeRun } from '../../schema/purge-run.ts';

/** So many calls that remove nothing at all end a run: the storage is away. */
const toleratedCalls = 3;

/** What one run has done so far, and whether it may go on. */
export interface Reaping {
  ctx: SystemContext;
  /** With it rows are leased. */
  runId: string;
  removed: PurgeCounts;
  /** What failed, the same failures together. */
  errors(): PurgeError[];
  /** Whether it is to stop: told to, or the storage is away. */
  isOver(): boolean;
  /** Whether it was told to stop. */
  isStopped(): boolean;
  /** Counts a failure; `isWhole` where a call to the storage has removed nothing. */
  fail(error: unknown, options: { isWhole: boolean }): void;
  /**
   * Does a part of the work in one transaction, with what has been removed by then, and what else there is to be said of the
   * run: whatever dies, a run has removed exactly what its row says. Throws if the run is over for others.
   */
  save(options?: {
    work?: (inner: SystemContext) => Promise<void>;
    values?: Partial<PurgeRun>;
  }): Promise<void>;
}

export interface ReapingOptions {
  ctx: SystemContext;
  runId: string;
  signal: AbortSignal;
  save: (inner: SystemContext, values: Partial<PurgeRun>) => Promise<void>;
}

export function createReaping({ ctx, runId, signal, save }: ReapingOptions): Reaping {
  const failures = new Map<string, PurgeError>();
  let wholeFailures = 0;
  const reaping: Reaping = {
    ctx,
    runId,
    removed: noCounts(),
    errors: () => [...failures.values()],
    isOver: () => signal.aborted || wholeFailures >= toleratedCalls,
    isStopped: () => signal.aborted,
    fail(error, { isWhole }) {
      if (isWhole) wholeFailures++;
      ctx.log.warn({ event: 'purge.missed', err: error });
      const { code, message } = describe(error);
      const name = `${code} ${message}`;
      const known = failures.get(name) ?? { code, message, count: 0 };
      failures.set(name, { ...known, count: known.count + 1 });
    },
    async save({ work, values } = {}) {
      const before = { ...reaping.removed };
      try {
        await inTransaction(forkContext(ctx), async (inner) => {
          await work?.(inner);
          await save(inner, { ...values, removed: reaping.removed, errors: reaping.errors() });
        });
      } catch (error) {
        Object.assign(reaping.removed, before);
        throw error;
      }
    },
  };
  return reaping;
}

/** In words that name nothing: what is wrong in particular stands in the log. */
function describe(error: unknown): { code: ErrorCode; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected; the log says more.' };
}
