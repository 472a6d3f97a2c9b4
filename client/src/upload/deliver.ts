import type { Problem, ProblemCode } from '../problem/problem.ts';
import type { PutOutcome, PutTarget } from './put-file.ts';
import type { Hold } from './upload.ts';

export type Answer<T> = T | { problem: Problem };

export interface CreatedUpload {
  imageId: string;
  /** Its bytes came before: there is nothing to send. */
  isReady: boolean;
  target: PutTarget;
}

/** The three requests of an upload, each of which may be sent again. */
export interface DeliverySteps<Delivered> {
  create(): Promise<Answer<CreatedUpload>>;
  put(target: PutTarget): Promise<PutOutcome>;
  complete(imageId: string): Promise<Answer<Delivered>>;
}

export interface DeliveryOptions {
  signal: AbortSignal;
  onHold(held: Hold | null): void;
  /** Waits before the next try; `attempt` counts from 0. */
  wait(attempt: number): Promise<void>;
}

/** A server that takes requests but no bytes, or refuses each URL it has just given, will not change its mind. */
const maxPuts = 6;

/** What says nothing about the file, and what is to be waited for: the same request may pass later. */
const passing: Holds = {
  OFFLINE: 'CONNECTION',
  SERVICE_UNAVAILABLE: 'CONNECTION',
  RATE_LIMITED: 'CONNECTION',
};
/** Bytes are counted when a file is announced, so what is full now is the line of jobs, and that gets shorter. */
const passingAtEnd: Holds = { ...passing, QUOTA_EXCEEDED: 'ROOM' };

type Holds = Partial<Record<ProblemCode, Hold>>;

/**
 * Brings one file to the server: create → put → complete. A URL is asked for just before it is used, so each further
 * try has a fresh one: after a URL that expired, a connection that broke, bytes that did not arrive. While the server
 * does not answer it waits, for as long as it takes.
 */
export async function deliver<Delivered extends object>(
  steps: DeliverySteps<Delivered>,
  options: DeliveryOptions,
): Promise<Answer<Delivered>> {
  const { signal, onHold, wait } = options;
  let problem: Problem = { code: 'OFFLINE', params: {} };
  for (let puts = 0; puts < maxPuts; puts += 1) {
    const created = await persist(steps.create, passing, options);
    if ('problem' in created) return created;
    const outcome = created.isReady ? 'stored' : await steps.put(created.target);
    if (signal.aborted) return canceled;
    if (outcome === 'stored') {
      const completed = await persist(() => steps.complete(created.imageId), passingAtEnd, options);
      if (!('problem' in completed) || completed.problem.code !== 'UPLOAD_INCOMPLETE') return completed;
      problem = completed.problem;
    } else if (outcome === 'broken') {
      problem = { code: 'OFFLINE', params: {} };
      onHold('CONNECTION');
      await wait(puts);
      onHold(null);
    } else {
      problem = { code: 'UPLOAD_INCOMPLETE', params: {} };
    }
  }
  return { problem };
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
