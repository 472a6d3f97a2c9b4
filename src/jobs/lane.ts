import type { Job as Entry } from 'pg-boss';
import type { SystemContext } from '../context/context.ts';
import { type FetchOptions, fetchEntry } from '../services/job/entry.ts';

/** How long a free slot waits when nobody tells it that there is something. */
const pollMs = 1000;
/** So long nothing is fetched after two entries in a row met an outage; twice as long if the first after it meets one too. */
const outagePauseMs = { first: 5000, longest: 60_000 };

/** How work on an entry ended: whether a part of the server was away. */
export type Ending = 'ended' | 'outage';

export interface LaneOptions<T> extends FetchOptions {
  queues: readonly string[];
  /** How many entries are worked on at once. */
  slots: number;
  run: (entry: Entry<T>) => Promise<Ending>;
  /** Whether the end of an entry may make room for one that was due before. Default: false. */
  looksAgain?: boolean;
}

export interface Lane {
  /** Fetches no more. What runs goes on; resolves when it has ended. */
  drain(): Promise<void>;
}

/**
 * Keeps slots busy with the entries of some queues: a free slot fetches at once, else waits for a hint or a second. While
 * a part of the server is away, it pauses: every picture that is fetched then would be worked on in vain.
 */
export function openLane<T extends object>(
  ctx: SystemContext,
  { queues, slots, run, looksAgain = false, ...turns }: LaneOptions<T>,
): Lane {
  const running = new Set<Promise<void>>();
  let isOpen = true;
  let wake = () => {};
  let isHinted = false;
  let outages = 0;
  /** In a row, without an entry that ended well. */
  let pauses = 0;
  let first = 0;
  let isSilent = false;
  const hint = () => {
    isHinted = true;
    wake();
  };
  const stopListening = ctx.events.on('queue', ({ queue }) => queues.includes(queue) && hint(), hint);

  async function wait(ms: number): Promise<void> {
    if (!isOpen) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    const timer = setTimeout(resolve, ms);
    await promise;
    clearTimeout(timer);
  }

  /** Null for none. That the queue cannot be asked is said once, until it can be again. */
  async function fetchFrom(queue: string): Promise<Entry<T> | null> {
    try {
      const entry = await fetchEntry<T>(ctx.queue, queue, turns);
      isSilent = false;
      return entry;
    } catch (error) {
      if (!isSilent) ctx.log.warn({ event: 'queue.failed', queue, err: error });
      isSilent = true;
      return null;
    }
  }

  /** In turns, so that no queue waits for another to be empty. */
  async function fetchNext(): Promise<Entry<T> | null> {
    for (let i = 0; i < queues.length; i++) {
      const queue = queues[(first + i) % queues.length]!;
      const entry = await fetchFrom(queue);
      if (!entry) continue;
      first = (first + i + 1) % queues.length;
      return entry;
    }
    return null;
  }

  async function work(entry: Entry<T>): Promise<void> {
    try {
      const ending = await run(entry);
      outages = ending === 'outage' ? outages + 1 : 0;
      if (outages === 0) pauses = 0;
    } catch (error) {
      ctx.log.error({ event: 'job.failed', queue: entry.name, err: error });
    }
  }

  async function sitOutOutage(): Promise<void> {
    const pauseMs = Math.min(outagePauseMs.first * 2 ** pauses++, outagePauseMs.longest);
    // One more outage is the next reason to pause; a queue that is empty then is none.
    outages = 1;
    const endsAt = performance.now() + pauseMs;
    ctx.log.warn({ event: 'lane.paused', queues, pauseMs });
    // Hints wake it too, and there is nothing to be done about them.
    while (isOpen && performance.now() < endsAt) await wait(endsAt - performance.now());
  }

  async function loop(): Promise<void> {
    while (isOpen) {
      if (running.size >= slots) {
        await Promise.race(running);
        continue;
      }
      if (outages >= 2) {
        await Promise.all(running);
        await sitOutOutage();
      }
      isHinted = false;
      const entry = isOpen ? await fetchNext() : null;
      if (!entry) {
        if (!isHinted) await wait(pollMs);
        continue;
      }
      const job: Promise<void> = work(entry).finally(() => {
        running.delete(job);
        if (looksAgain) hint();
      });
      running.add(job);
      // One finds out whether it is over before all slots try.
      if (pauses > 0) await job;
    }
  }
  const looping = loop();

  return {
    async drain() {
      isOpen = false;
      stopListening();
      wake();
      await looping;
      await Promise.all(running);
    },
  };
}
