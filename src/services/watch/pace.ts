import { setTimeout as wait } from 'node:timers/promises';

/** The same, no two of them within the interval. What has come meanwhile waits where it comes from. */
export function pace<T>(updates: AsyncIterableIterator<T>, intervalMs: number): AsyncIterableIterator<T> {
  let nextAt = 0;
  return {
    async next() {
      await wait(Math.max(0, nextAt - Date.now()), null, { ref: false });
      const update = await updates.next();
      nextAt = Date.now() + intervalMs;
      return update;
    },
    async return() {
      await updates.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
