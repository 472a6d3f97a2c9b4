import type { Job as Entry } from 'pg-boss';
import type { SystemContext } from '../context/context.ts';
import { fetchEntry, type QueueName } from '../services/job/queue.ts';

/** How long a free slot waits when nobody tells it that there is something. */
const pollMs = 1000;

export interface LaneOptions<T> {
  queue: QueueName;
  /** How many entries are worked on at once. */
  slots: number;
  run: (entry: Entry<T>) => Promise<void>;
}

export interface Lane {
  /** Fetches no more. What runs goes on; resolves when it has ended. */
  drain(): Promise<void>;
}

/** Keeps the slots of one queue busy: a free slot fetches at once, else waits for a hint or a second. */
export function openLane<T extends object>(ctx: SystemContext, { queue, slots, run }: LaneOptions<T>): Lane {
  const running = new Set<Promise<void>>();
  let isOpen = true;
  let wake = () => {};
  let isHinted = false;
  const hint = () => {
    isHinted = true;
    wake();
  };
  const stopListening = ctx.events.on('queue', (change) => change.queue === queue && hint(), hint);

  async function pause(): Promise<void> {
    if (isHinted || !isOpen) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    const timer = setTimeout(resolve, pollMs);
    await promise;
    clearTimeout(timer);
  }

  async function loop(): Promise<void> {
    while (isOpen) {
      if (running.size >= slots) {
        await Promise.race(running);
        continue;
      }
      isHinted = false;
      const entry = await fetchEntry<T>(ctx.queue, queue).catch((error) => {
        ctx.log.warn({ event: 'queue.fetch_failed', queue, err: error });
        return null;
      });
      if (!entry) {
        await pause();
        continue;
      }
      const work: Promise<void> = run(entry)
        .catch((error) => ctx.log.error({ event: 'queue.run_failed', queue, err: error }))
        .finally(() => running.delete(work));
      running.add(work);
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
