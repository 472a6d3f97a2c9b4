/** Memory that jobs of several pools share, by what they are thought to need. */
export interface Memory {
  /**
   * Whether the job may begin: if its bytes fit beside those at work, or none are. For one that has waited for long, what
   * is free is kept from the others.
   */
  take(job: object, bytes: number, waitedMs: number): boolean;
  isKeptFor(job: object): boolean;
  /** For one that has ended, or waits no more. */
  give(job: object): void;
  /** Called whenever there is more of it. */
  onFree(listener: () => void): void;
}

/**
 * So long smaller jobs may go before one that does not fit. Where one fills a small machine, this is also the time that
 * others have between two of them.
 */
const patienceMs = 60_000;

export function createMemory(totalBytes = Number.MAX_SAFE_INTEGER): Memory {
  const taken = new Map<object, number>();
  const listeners: (() => void)[] = [];
  let usedBytes = 0;
  let first: object | null = null;
  return {
    take(job, bytes, waitedMs) {
      // What needs more than there is works alone.
      const wanted = Math.min(bytes, totalBytes);
      if (first && first !== job) return false;
      if (usedBytes + wanted > totalBytes) {
        if (waitedMs > patienceMs) first = job;
        return false;
      }
      if (first === job) first = null;
      taken.set(job, wanted);
      usedBytes += wanted;
      return true;
    },
    isKeptFor: (job) => first === job,
    give(job) {
      if (first === job) first = null;
      usedBytes -= taken.get(job) ?? 0;
      taken.delete(job);
      for (const listener of listeners) listener();
    },
    onFree: (listener) => void listeners.push(listener),
  };
}
