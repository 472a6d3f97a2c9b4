/** What work is thought to take before it begins, by what is known of the picture and what is asked for. */
export interface Estimate {
  /** Of one core. */
  ms: number;
  /** Of a child, beyond what it has anyway. */
  bytes: number;
}

/** Work of at most so long goes wherever there is room: at worst a thumbnail waits for it. */
export const lightMs = 1000;
/** Work of more, of time or of memory, is done beside all other, one at a time, and yields to it. */
const heavy: Estimate = { ms: 5000, bytes: 1_000_000_000 };

/** What every child may take at any time; jobs of more share `sharedMemoryBytes`. */
export const uncountedBytes = 200_000_000;

export function countBytes({ bytes }: Estimate): number {
  return bytes > uncountedBytes ? bytes : 0;
}

export function isHeavy({ ms, bytes }: Estimate): boolean {
  return ms > heavy.ms || bytes > heavy.bytes;
}
