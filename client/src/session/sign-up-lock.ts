const storageKey = 'pasteup-signing-up';

/** Longer than a sign-up takes; a tab that was closed in its midst holds the others up no longer. */
const longestMs = 10_000;
/** In which all tabs that found it free have written their name; the last of them has it. */
const settleMs = 60;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One tab of this browser at a time. Web Locks exist in secure contexts only; over plain http a name in storage does. */
export async function withSignUpLock<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(storageKey, work);
  // Where nothing is kept the tabs know nothing of each other.
  const release = await claim().catch(() => () => {});
  return work().finally(release);
}

/** Answers with how to give it up. */
async function claim(): Promise<() => void> {
  const name = crypto.getRandomValues(new Uint32Array(2)).join('-');
  for (;;) {
    const [, sinceMs] = localStorage.getItem(storageKey)?.split(' ') ?? [];
    if (!sinceMs || Date.now() - Number(sinceMs) > longestMs) {
      const own = `${name} ${Date.now()}`;
      localStorage.setItem(storageKey, own);
      await wait(settleMs);
      if (localStorage.getItem(storageKey) === own) return () => localStorage.removeItem(storageKey);
    }
    await wait(settleMs);
  }
}
