import { useEffect } from 'react';
import type { Clock } from './use-clock.ts';

/** Timers of browsers hold no more. */
const longestTimerMs = 2 ** 31 - 1;

/** Tells when a time has come by the server's clock, with what it says then; null for never. */
export function useEnd(endMs: number | null, clock: Clock, onEnd: (nowMs: number) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is told then is the same each time.
  useEffect(() => {
    if (endMs === null) return;
    const wait = Math.min(Math.max(0, endMs - clock.nowMs()), longestTimerMs);
    const timer = setTimeout(() => onEnd(clock.nowMs()), wait + 20);
    return () => clearTimeout(timer);
  }, [endMs, clock]);
}
