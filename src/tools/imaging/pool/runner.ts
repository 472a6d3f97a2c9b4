// One place for a child. It is empty until the first job or `warm`, then holds a child that is starting, idle or busy
// with exactly one job. A job ends with the child's answer, or with the child: killed by us (abort, time limit,
// closing), or by itself. A child that ended is replaced at once; one that ended before it was ready waits for the
// next job, so that a broken installation does not spin. A job with another key gets a fresh child: a matte child
// changes its model that way, because an onnx session that is made anew in the same process leaks.

import { AppError } from '../../../errors.ts';
import type { Log } from '../imaging.ts';
import type { PrecisionChoice } from '../model/precision.ts';
import { type Child, type ChildOptions, startChild } from './child.ts';
import type { ChildMessage, ErrorData, OnStage } from './messages.ts';

export interface Job {
  task: string;
  input: unknown;
  timeoutMs: number;
  /** What the child must have been started for. */
  key: string;
  onStage?: OnStage;
}

export interface Runner {
  /** What the present child was started for; null without one. */
  key(): string | null;
  isBusy(): boolean;
  pid(): number | undefined;
  warm(key: string): void;
  /** Settles when the child is free again or gone. Never call it while busy. */
  run(job: Job): Promise<unknown>;
  /** Ends the running job with this error by killing its child. */
  interrupt(error: AppError): void;
  /** Ends the child for good. */
  close(error: AppError): Promise<void>;
}

interface Live {
  key: string;
  child: Child;
  ready: boolean;
}

interface Running {
  id: number;
  job: Job;
  resolve: (result: unknown) => void;
  reject: (error: AppError) => void;
  /** Why we killed the child, if we did. */
  endedBy: AppError | null;
}

export interface RunnerOptions {
  /** How to start the child for jobs with this key. */
  childOptions: (key: string) => ChildOptions;
  /** Told what a child's model is computed with, whenever one has found out. */
  onChoice?: (choice: PrecisionChoice, child: { key: string; pid?: number }) => void;
  log: Log;
}

export function createRunner({ childOptions, onChoice, log }: RunnerOptions): Runner {
  let live: Live | null = null;
  let running: Running | null = null;
  let nextId = 1;
  let onGone: (() => void) | null = null;

  function launch(key: string): Live {
    // A child that another has taken the place of is no longer listened to.
    const child = startChild(childOptions(key), {
      onMessage: (message) => {
        if (live?.child === child) receive(live, message);
      },
      onEnd: (reason, signal) => {
        if (live?.child === child) ended(live, reason, signal);
      },
    });
    live = { key, child, ready: false };
    return live;
  }

  function receive(from: Live, message: ChildMessage): void {
    if (message.kind === 'ready') {
      from.ready = true;
      if (message.choice) onChoice?.(message.choice, { key: from.key, pid: from.child.pid });
    } else if (message.kind === 'outgrown') interrupt(outgrown(message.limitBytes));
    else if (running?.id === message.id) answer(from, running, message);
  }

  function answer(from: Live, { job, resolve, reject }: Running, message: ChildMessage): void {
    if (message.kind === 'stage') {
      job.onStage?.(message.stage);
      return;
    }
    running = null;
    from.child.hold(false);
    if (message.kind === 'done') resolve(message.result);
    else if (message.kind === 'failed') {
      const { stack, params } = message.error;
      // Under the id that the caller is told.
      const line = { event: 'imaging.failed', id: params.id, pid: from.child.pid, task: job.task, stack };
      if (stack) log.error(line);
      reject(fromErrorData(message.error));
    }
  }

  function ended({ key, ready, child }: Live, reason: string, signal: string | null): void {
    const lost = running;
    live = null;
    running = null;
    if (onGone) onGone();
    else if (ready || lost?.endedBy) launch(key);
    if (!lost?.endedBy && !onGone) {
      log.warn({ event: 'child.ended', pid: child.pid, key, task: lost?.job.task, reason });
    }
    lost?.reject(lost.endedBy ?? crashed(lost.job.task, signal));
  }

  function interrupt(error: AppError): void {
    if (running) running.endedBy ??= error;
    live?.child.kill();
  }

  async function run(job: Job): Promise<unknown> {
    if (live && live.key !== job.key) live.child.kill();
    const { child } = live?.key === job.key ? live : launch(job.key);
    const id = nextId++;
    const answered = new Promise((resolve, reject) => {
      running = { id, job, resolve, reject, endedBy: null };
    });
    child.hold(true);
    child.send({ id, task: job.task, input: job.input });
    const timer = setTimeout(() => interrupt(timedOut(job)), job.timeoutMs);
    try {
      return await answered;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    key: () => live?.key ?? null,
    isBusy: () => running !== null,
    pid: () => live?.child.pid,
    warm: (key) => {
      if (!live) launch(key);
    },
    run,
    interrupt,
    close: (error) =>
      new Promise((resolve) => {
        if (!live) return resolve();
        onGone = resolve;
        live.child.hold(true);
        interrupt(error);
      }),
  };
}

function fromErrorData({ code, message, params, isRetryable, detail }: ErrorData): AppError {
  return new AppError(code, message, { params, isRetryable, ...(detail !== undefined && { detail }) });
}

function crashed(task: string, signal: string | null): AppError {
  const message = `The process that did the work (${task}) ended before it was done.`;
  return new AppError('PROCESS_CRASHED', message, { isRetryable: true, params: signal ? { signal } : {} });
}

function timedOut({ task, timeoutMs }: Job): AppError {
  const message = `The work (${task}) took longer than ${timeoutMs / 1000} s.`;
  return new AppError('TIMEOUT', message, { params: { limitMs: timeoutMs }, isRetryable: true });
}

function outgrown(limitBytes: number): AppError {
  const message = `The picture needs more than the ${Math.round(limitBytes / 1e6)} MB of memory that a job may take.`;
  return new AppError('PROCESS_CRASHED', message, { params: { limitBytes }, isRetryable: true });
}
