import type { Problem, ProblemCode } from '../problem/problem.ts';
import type { PutOutcome, PutTarget } from './put-file.ts';
import type { Hold } from './upload.ts';

export type Answer<T> = T | { problem: Problem };

export interface CreatedUpload {
  uploadId: string;
  /** Null where its bytes came before: there is nothing to send. */
  target: PutTarget | null;
}

/** The three requests of an upload, each of which may be sent again. */
export interface DeliverySteps<Delivered> {
  create(): Promise<Answer<CreatedUpload>>;
  put(target: PutTarget): Promise<PutOutcome>;
  complete(uploadId: string): Promise<Answer<Delivered>>;
}

export interface DeliveryOptions {
  signal: AbortSignal;
  onHold(held: Hold | null): void;
  /** Waits before the next try; `attempt` counts from 0. */
  wait(attempt: number): Promise<void>;
}

/** A storage that refuses each URL that was just made for it will not change its mind. */
const maxRefusals = 3;

/** What says nothing about the file, and what is to be waited for: the same request may pass later. */
const passing: Holds = {
  OFFLINE: 'CONNECTION',
  SERVICE_UNAVAILABLE: 'BUSY',
  RATE_LIMITED: 'BUSY',
};
/** Bytes are counted when a file is announced, so what is full now is the line of jobs, and that gets shorter. */
const passingAtEnd: Holds = { ...passing, QUOTA_EXCEEDED: 'ROOM' };

type Holds = Partial<Record<ProblemCode, Hold>>;

/**
 * Brings one file to the server: create → put → complete. A URL is asked for just before it is used, so each further
 * try has a fresh one: after a URL that expired, a connection that broke, bytes that did not arrive. While the server
 * or the storage does not answer it waits, for as long as it takes.
 */
export async function deliver<Delivered extends object>(
  steps: DeliverySteps<Delivered>,
  options: DeliveryOptions,
): Promise<Answer<Delivered>> {
  const { signal } = options;
  let refusals = 0;
  /** In a row, while the server answered. */
  let breaks = 0;
  const pause = async (held: Hold, attempt: number) => {
    options.onHold(held);
    await options.wait(attempt);
    options.onHold(null);
  };
  const askServer: DeliveryOptions = {
    ...options,
    onHold(held) {
      if (held === 'CONNECTION') breaks = 0;
      options.onHold(held);
    },
  };
  for (;;) {
    const created = await persist(steps.create, passing, askServer);
    if ('problem' in created) return created;
    const outcome = created.target ? await steps.put(created.target) : 'stored';
    if (signal.aborted) return canceled;
    if (outcome === 'unreadable') return { problem: { code: 'FILE_CHANGED', params: {} } };
    if (outcome === 'broken') {
      // The first may be anybody's. From then on the server has answered in between, so it is not the connection.
      await pause(breaks === 0 ? 'CONNECTION' : 'STORAGE', breaks);
      breaks += 1;
      continue;
    }
    if (outcome === 'stored') {
      const completed = await persist(() => steps.complete(created.uploadId), passingAtEnd, askServer);
      if (!('problem' in completed) || completed.problem.code !== 'UPLOAD_INCOMPLETE') return completed;
    }
    refusals += 1;
    if (refusals === maxRefusals) return { problem: { code: 'UPLOAD_INCOMPLETE', params: {} } };
    // The URL may have expired in the line: the first is renewed at once.
    if (refusals > 1) await pause('STORAGE', refusals);
  }
}

const canceled = { problem: { code: 'CANCELED', params: {} } } satisfies Answer<never>;

/** Asks until there is an answer about the file. */
async function persist<T extends object>(
  ask: () => Promise<Answer<T>>,
  holds: Holds,
  { signal, onHold, wait }: DeliveryOptions,
): Promise<Answer<T>> {
  for (let attempt = 0; ; attempt += 1) {
    if (signal.aborted) return canceled;
    const answer = await ask();
    if (signal.aborted) return canceled;
    const held = 'problem' in answer ? holds[answer.problem.code] : undefined;
    if (!held) {
      if (attempt > 0) onHold(null);
      return answer;
    }
    onHold(held);
    await wait(attempt);
  }
}
