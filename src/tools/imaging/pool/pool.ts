import { AppError } from '../../../errors.ts';
import type { WorkOptions } from '../imaging.ts';
import type { Memory } from './memory.ts';
import { createRunner, type Job, type Runner, type RunnerOptions } from './runner.ts';
import { createTurns } from './turns.ts';

export interface PoolOptions extends RunnerOptions {
  size: number;
  /** With two children or more, one of them takes no slow jobs. Default: false. */
  keepOneForQuick?: boolean;
  /** What large jobs have in common with those of other pools. Default: enough. */
  memory?: Memory;
  /**
   * Of an owner with several jobs at work the one that began last ends for an owner with none, once it has taken so long,
   * and is done again when it is its turn. Default: never.
   */
  makeRoomAfterMs?: number;
}

export interface PoolJob extends Job, Pick<WorkOptions, 'signal' | 'owner'> {
  /** Of one owner quick ones go first; slow ones never go to the child that is kept for the rest. Default: slow. */
  pace?: 'quick' | 'light' | 'slow';
  /** What it is thought to need of the memory; it begins when there is room. Default: little, which is not counted. */
  bytes?: number;
  /** An aborted job's child is killed, or lives on while the answer is dropped. Default: 'kill'. */
  onAbort?: 'kill' | 'drop';
}

/**
 * Children and the jobs that wait for one. Owners take turns: next is whoever has the fewest jobs at work, and of those
 * the one whose last began before the others'. A job waits, is at work, and has ended; from work it goes back to waiting
 * when it makes room, in the place among its owner's jobs that it had before.
 */
export interface Pool {
  /** Throws CANCELED when the signal fires, TIMEOUT, PROCESS_CRASHED, SERVICE_UNAVAILABLE once closed. */
  run<Result>(job: PoolJob): Promise<Result>;
  /** Starts every child before there is a job. */
  warm(key: string): void;
  /** Process ids of the living children. */
  pids(): number[];
  /** Refuses what waits, lets what runs end for at most `timeoutMs`, ends the children. */
  close(timeoutMs: number): Promise<void>;
}

interface Waiting {
  job: PoolJob;
  sinceMs: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

interface Working {
  runner: Runner;
  job: PoolJob;
  sinceMs: number;
}

// A child for another key takes a second to start; a job waits so long at most for others to go first.
const affinityMs = 5_000;

export function createPool(options: PoolOptions): Pool {
  const { size, keepOneForQuick = false, memory, makeRoomAfterMs, ...runnerOptions } = options;
  const runners = Array.from({ length: size }, () => createRunner(runnerOptions));
  const slowLimit = keepOneForQuick && size >= 2 ? size - 1 : size;
  const waiting = new Set<Waiting>();
  /** In the order in which they began. */
  const working = new Set<Working>();
  const unfinished = new Set<Promise<void>>();
  const turns = createTurns();
  /** The child of the job that ends for another's. */
  let leaving: Runner | null = null;
  let lookAgain: NodeJS.Timeout | undefined;
  let isClosed = false;
  memory?.onFree(pump);

  function pump(): void {
    for (const runner of runners) {
      if (runner.isBusy()) continue;
      const next = takeNext(runner.key());
      if (next) begin(runner, next);
    }
    if (makeRoomAfterMs !== undefined) makeRoom(makeRoomAfterMs);
  }

  /** One at a time; what needs counted memory waits for that, whoever's turn it is. */
  function makeRoom(afterMs: number): void {
    clearTimeout(lookAgain);
    if (leaving || !runners.every((runner) => runner.isBusy())) return;
    if (!findAllowed().some(({ job }) => !job.bytes && turns.countRunning(job.owner) === 0)) return;
    const several = [...working].filter(({ job }) => turns.countRunning(job.owner) > 1);
    const last = several.filter(({ job }) => job.onAbort !== 'drop').at(-1);
    if (!last) return;
    const leftMs = last.sinceMs + afterMs - performance.now();
    if (leftMs > 0) {
      lookAgain = setTimeout(pump, leftMs).unref();
      return;
    }
    leaving = last.runner;
    leaving.interrupt(roomIsMade);
  }

  function findAllowed(): Waiting[] {
    const slowCount = [...working].filter(({ job }) => isSlow(job)).length;
    return [...waiting].filter(({ job }) => !isSlow(job) || slowCount < slowLimit);
  }

  /** The job to be done next: that of the owner whose turn it is, unless a young one has a child that is started for it. */
  function takeNext(key: string | null): Waiting | undefined {
    const byRank = (a: Waiting, b: Waiting) => rankOf(a.job) - rankOf(b.job) || a.sinceMs - b.sinceMs;
    const inOrder = turns.sort(findAllowed().toSorted(byRank));
    const [first] = inOrder;
    const isPatient = first && performance.now() - first.sinceMs < affinityMs;
    const candidates = isPatient ? [...inOrder.filter(({ job }) => job.key === key), ...inOrder] : inOrder;
    // What is kept free for one that has waited for long needs a child too.
    let isHeld = false;
    for (const next of candidates) {
      if (isHeld && isSlow(next.job)) continue;
      if (hasRoom(next)) {
        waiting.delete(next);
        return next;
      }
      isHeld ||= memory?.isKeptFor(next.job) ?? false;
    }
    return undefined;
  }

  function hasRoom({ job, sinceMs }: Waiting): boolean {
    return !memory || !job.bytes || memory.take(job, job.bytes, performance.now() - sinceMs);
  }

  function begin(runner: Runner, next: Waiting): void {
    const ended = work(runner, next).finally(() => unfinished.delete(ended));
    unfinished.add(ended);
  }

  /** Tells whoever waits for the job how it ended, or lets it wait again. */
  async function work(runner: Runner, entry: Waiting): Promise<void> {
    const { job } = entry;
    const place = { runner, job, sinceMs: performance.now() };
    working.add(place);
    turns.begin(job.owner);
    const cancel = () => runner.interrupt(canceled());
    if (job.onAbort !== 'drop') job.signal?.addEventListener('abort', cancel, { once: true });
    try {
      entry.resolve(await runner.run(job));
    } catch (error) {
      const reason = error === roomIsMade ? findRefusal(job) : error;
      if (reason) entry.reject(reason);
      else waiting.add(entry);
    } finally {
      job.signal?.removeEventListener('abort', cancel);
      working.delete(place);
      turns.end(job.owner);
      if (leaving === runner) leaving = null;
      if (job.bytes) memory?.give(job);
      queueMicrotask(pump);
    }
  }

  function findRefusal({ signal }: PoolJob): AppError | null {
    if (isClosed) return closing();
    return signal?.aborted ? canceled() : null;
  }

  /** The kernel kills one of several that take more than there is: it is done once more, alone. */
  async function run<Result>(job: PoolJob): Promise<Result> {
    try {
      return await runOnce<Result>(job);
    } catch (error) {
      if (!job.bytes || (error as AppError).params?.signal !== 'SIGKILL') throw error;
      return await runOnce<Result>({ ...job, bytes: Number.MAX_SAFE_INTEGER });
    }
  }

  async function runOnce<Result>(job: PoolJob): Promise<Result> {
    const refusal = findRefusal(job);
    if (refusal) throw refusal;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const entry = { job, sinceMs: performance.now(), resolve, reject };
    // A running job that may be killed rejects when its child is gone, so that nothing writes into its folder any more.
    const drop = Promise.withResolvers<never>();
    const onAbort = () => {
      if (waiting.delete(entry)) {
        memory?.give(job);
        reject(canceled());
      } else if (job.onAbort === 'drop') drop.reject(canceled());
    };
    job.signal?.addEventListener('abort', onAbort, { once: true });
    waiting.add(entry);
    pump();
    try {
      return (await Promise.race([promise, drop.promise])) as Result;
    } finally {
      job.signal?.removeEventListener('abort', onAbort);
    }
  }

  async function close(timeoutMs: number): Promise<void> {
    isClosed = true;
    for (const { job, reject } of waiting) {
      memory?.give(job);
      reject(closing());
    }
    waiting.clear();
    const timeout = Promise.withResolvers<void>();
    const timer = setTimeout(timeout.resolve, timeoutMs);
    await Promise.race([Promise.allSettled(unfinished), timeout.promise]);
    clearTimeout(timer);
    await Promise.all(runners.map((runner) => runner.close(closing())));
  }

  return {
    run,
    warm: (key) => {
      for (const runner of runners) runner.warm(key);
    },
    pids: () => runners.flatMap((runner) => runner.pid() ?? []),
    close,
  };
}

/** The end of a job that is to be done again: none that its caller is told. */
const roomIsMade = new AppError('CANCELED', 'The work makes room for that of another account.');

/** Among the jobs of one owner, whose turn goes before the pace of another's. */
function rankOf({ pace }: PoolJob): number {
  return pace === 'quick' ? 0 : 1;
}

function isSlow({ pace = 'slow' }: PoolJob): boolean {
  return pace === 'slow';
}

function canceled(): AppError {
  return new AppError('CANCELED', 'The work was canceled.');
}

function closing(): AppError {
  return new AppError('SERVICE_UNAVAILABLE', 'The server is stopping; try again in a moment.', {
    isRetryable: true,
  });
}
