import { AppError } from '../../../errors.ts';
import type { PrecisionChoice } from '../model/precision.ts';
import type { ChildMessage, ErrorData, JobMessage, OnStage } from '../pool/messages.ts';
import { unforeseenError } from './decoding-error.ts';

// biome-ignore lint/suspicious/noExplicitAny: an input's type is its task's own affair; the parent's calls are typed.
type Task = (input: any, onStage: OnStage) => Promise<unknown>;

/**
 * Pixels lie outside V8's heap, which waits for some 60 MB of them to be garbage before it looks. So a child that has nothing to do
 * collects, and a busy one after every eighth job: that costs up to 30 ms, less than 1 % of eight. Of small jobs there is nothing to collect.
 */
const collection = { idleMs: 100, jobs: 8, leastBytes: 24_000_000 };

/**
 * The whole life of a child: says it is ready, once it knows what it computes with if that is its affair, does the jobs
 * it is sent, and dies with its parent.
 */
export function serveTasks(
  tasks: Record<string, Task>,
  choosing?: Promise<PrecisionChoice | undefined>,
): void {
  // A terminal's Ctrl-C and a service manager's SIGTERM reach the children too; the parent decides when they end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  // SIGKILL, because a decoder that spins in its thread would hold up an ordinary exit.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const afterJob = createCollector();
  process.on('message', ({ id, task, input }: JobMessage) => {
    const onStage: OnStage = (stage) => send({ kind: 'stage', id, stage });
    run(tasks[task], input, onStage)
      .then(
        (result) => send({ kind: 'done', id, result }),
        (error) => send({ kind: 'failed', id, error: toErrorData(error) }),
      )
      .finally(afterJob);
  });
  if (choosing) choosing.then((choice) => send({ kind: 'ready', choice }));
  else send({ kind: 'ready' });
}

function createCollector(): () => void {
  let jobs = 0;
  let idle: NodeJS.Timeout | undefined;
  const collect = () => {
    jobs = 0;
    if (process.memoryUsage().arrayBuffers >= collection.leastBytes) globalThis.gc?.();
  };
  return () => {
    clearTimeout(idle);
    jobs += 1;
    if (jobs >= collection.jobs) collect();
    else idle = setTimeout(collect, collection.idleMs);
  };
}

async function run(task: Task | undefined, input: unknown, onStage: OnStage): Promise<unknown> {
  if (!task) throw new Error('no such task in this child');
  return await task(input, onStage);
}

function toErrorData(error: unknown): ErrorData {
  const { code, message, params, isRetryable, detail } =
    error instanceof AppError ? error : unforeseenError(error);
  const isForeseen = code !== 'INTERNAL_SERVER_ERROR';
  return {
    code,
    message,
    params,
    isRetryable,
    detail,
    ...(isForeseen ? {} : { stack: String((error as Error)?.stack ?? error) }),
  };
}

function send(message: ChildMessage): void {
  process.send?.(message);
}
