import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import type { ChildMessage, JobMessage } from './messages.ts';

export interface ChildOptions {
  /** The program, a file of `child/` without its extension: `render-child`. */
  entry: string;
  args?: readonly string[];
  /** Folder for its temporary files. */
  tempDir: string;
  /** Its niceness, 0 to 19: how much of a busy core it leaves to others. Default: 0. */
  niceness?: number;
}

/** A process that does one job at a time. */
export interface Child {
  readonly pid: number | undefined;
  send(job: JobMessage): void;
  /** While held, the child keeps this process alive. */
  hold(held: boolean): void;
  kill(): void;
}

export interface ChildEvents {
  onMessage: (message: ChildMessage) => void;
  /** Once, however it ended; `reason` is its exit code or signal and the end of what it wrote. */
  onEnd: (reason: string, signal: string | null) => void;
}

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const keptOutputChars = 2_000;
// Enough to start Node and find a temp folder on every platform, and no key or password of the server's.
const passedVariables = ['PATH', 'SystemRoot', 'LANG', 'LD_LIBRARY_PATH', 'NODE_COMPILE_CACHE'];

export function startChild(
  { entry, args = [], tempDir, niceness = 0 }: ChildOptions,
  events: ChildEvents,
): Child {
  const child = fork(new URL(`../child/${entry}${extension}`, import.meta.url), args, {
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--expose-gc'],
    env: childEnvironment(tempDir),
  });
  if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
  const output = collectOutput(child);
  let ended = false;
  const end = (reason: string, signal: string | null = null) => {
    if (ended) return;
    ended = true;
    const written = output().trim();
    events.onEnd(written ? `${reason}: ${written}` : reason, signal);
  };
  child.on('message', (message) => events.onMessage(message as ChildMessage));
  child.on('error', (error) => {
    child.kill('SIGKILL');
    if (child.pid === undefined) end(error.message);
  });
  child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`, signal));
  child.unref();
  child.channel?.unref();
  return {
    pid: child.pid,
    send: (job) => {
      // A child that is already gone reports it by its exit; the failed write says nothing more.
      child.send(job, () => {});
    },
    hold: (held) => {
      if (held) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

function childEnvironment(tempDir: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    TMPDIR: tempDir,
    TEMP: tempDir,
    UV_THREADPOOL_SIZE: '2',
    // onnxruntime's own reports to its maker: nothing leaves this machine.
    ORT_DISABLE_TELEMETRY: '1',
    // glibc keeps what each thread frees; with two arenas and a fixed threshold large buffers go back at once.
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '262144',
  };
  for (const name of passedVariables) if (process.env[name]) env[name] = process.env[name];
  return env;
}

/** Reads all that the child writes, so that it never blocks, and keeps the end of it. */
function collectOutput(child: ChildProcess): () => string {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-keptOutputChars);
    });
    (stream as unknown as { unref?: () => void } | null)?.unref?.();
  }
  return () => kept;
}
