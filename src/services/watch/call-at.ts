/** The longest that a timer counts to: asked for more, it would go off at once. */
const longestMs = 2 ** 31 - 1;

/** Calls back once the instant has come; never for null. */
export function callAt(at: Date | null, now: () => Date, call: () => void): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const countDown = (): void => {
    const leftMs = at ? at.getTime() - now().getTime() : 0;
    timer = setTimeout(
      () => (leftMs > longestMs ? countDown() : call()),
      Math.min(Math.max(0, leftMs), longestMs),
    );
    timer.unref();
  };
  if (at) countDown();
  return { stop: () => clearTimeout(timer) };
}
