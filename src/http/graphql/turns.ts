import pLimit, { type LimitFunction } from 'p-limit';

/** Does one piece of work of each key at a time, so that a long line of one delays nobody but itself. */
export interface Turns {
  take<T>(key: string, work: () => T | Promise<T>): Promise<T>;
}

export function createTurns({ atOnce }: { atOnce: number }): Turns {
  const lines = new Map<string, { limit: LimitFunction; length: number }>();
  // No key stands here more than once, and each time at the end: that is turn by turn.
  const firstOfLines = pLimit(atOnce);
  return {
    async take(key, work) {
      const line = lines.get(key) ?? { limit: pLimit(1), length: 0 };
      lines.set(key, line);
      line.length += 1;
      try {
        return await line.limit(() => firstOfLines(() => runInNextLoop(work)));
      } finally {
        line.length -= 1;
        if (line.length === 0) lines.delete(key);
      }
    },
  };
}

/** Else a line of work that is done in no time would keep sockets and requests waiting until it is empty. */
async function runInNextLoop<T>(work: () => T | Promise<T>): Promise<T> {
  await new Promise(setImmediate);
  return work();
}
