/** A value that costs something, made once for all who want it within a time. */
export interface Kept<T> {
  read(make: () => Promise<T>): Promise<T>;
}

/** A failure is not kept. */
export function createKept<T>({ ms }: { ms: number }): Kept<T> {
  let kept: Promise<T> | null = null;
  let until = 0;
  return {
    read(make) {
      if (kept && performance.now() < until) return kept;
      until = performance.now() + ms;
      const made = make();
      kept = made;
      made.catch(() => {
        if (kept === made) kept = null;
      });
      return made;
    },
  };
}
