/** Calls back at instants, with one timer however many wait. */
export interface Alarm {
  /** Calls once at the instant, or soon if it has passed; gives what takes it back. */
  at(instant: Date, call: () => void): () => void;
  stop(): void;
}

/** A longer one would fire at once. A clock that is set meanwhile is looked at this often, too. */
const longestMs = 60_000;

/** `now` is the clock by which the instants are meant. */
export function createAlarm({ now }: { now: () => Date }): Alarm {
  const waiting = new Set<{ atMs: number; call: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  let armedMs = Number.POSITIVE_INFINITY;

  function arm(atMs: number): void {
    if (atMs >= armedMs) return;
    clearTimeout(timer);
    armedMs = atMs;
    timer = setTimeout(ring, Math.min(longestMs, Math.max(0, atMs - now().getTime()))).unref();
  }

  function ring(): void {
    const nowMs = now().getTime();
    armedMs = Number.POSITIVE_INFINITY;
    let nextMs = Number.POSITIVE_INFINITY;
    for (const entry of [...waiting]) {
      if (entry.atMs > nowMs) nextMs = Math.min(nextMs, entry.atMs);
      else {
        waiting.delete(entry);
        entry.call();
      }
    }
    if (nextMs < Number.POSITIVE_INFINITY) arm(nextMs);
  }

  return {
    at(instant, call) {
      const entry = { atMs: instant.getTime(), call };
      waiting.add(entry);
      arm(entry.atMs);
      return () => waiting.delete(entry);
    },
    stop() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
