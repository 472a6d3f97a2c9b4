import pLimit, { type LimitFunction } from 'p-limit';

/** Does one piece of work of each key at a time, so that a long line of one delays nobody but itself. */
export interface FairLine {
  take<T>(key: string, work: () => T | Promise<T>): Promise<T>;
}

/** Of the event loop, before sockets and requests are looked after. */
const sliceMs = 5;

export function createFairLine({ atOnce }: { atOnce: number }): FairLine {
  const lines = new Map<string, { limit: LimitFunction; length: number }>();
  // No key stands here more than once, and each time at the end: that is turn by turn.
  const firstOfLines = pLimit(atOnce);
  let sliceEndsMs = 0;

  /** Else a line of work that is done in no time would keep the loop until it is empty. */
  async function letOthersIn(): Promise<void> {
    if (performance.now() < sliceEndsMs) return;
    await new Promise(setImmediate);
    sliceEndsMs = performance.now() + sliceMs;
  }

  return {
    async take(key, work) {
      const line = lines.get(key) ?? { limit: pLimit(1), length: 0 };
      lines.set(key, line);
      line.length += 1;
      try {
        return await line.limit(() =>
          firstOfLines(async () => {
            await letOthersIn();
            return work();
          }),
        );
      } finally {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      }
    },
  };
}
