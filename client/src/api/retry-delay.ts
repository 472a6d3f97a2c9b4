const firstMs = 400;
const longestMs = 15_000;

/**
 * Doubles from 0.4 s to 15 s. The upper half is random, so that the clients of a restarted server do not all come
 * back in the same moment. `random` is in 0..1.
 */
export function retryDelayMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random;
}
