import { useEffect, useMemo, useState } from 'react';

export interface Clock {
  nowMs: () => number;
}

/** The server's clock, as that of a phone may be minutes off: from when the page was drawn it goes on by itself. */
export function useClock(drawnAt: string): Clock {
  return useMemo(() => {
    const aheadMs = Date.parse(drawnAt) - Date.now();
    return { nowMs: () => Date.now() + aheadMs };
  }, [drawnAt]);
}

/** Now, to the half minute; until then as it was drawn, so that the script begins with the same words. */
export function useMinutes({ nowMs }: Clock, drawnAt: string): number {
  const [now, setNow] = useState(Date.parse(drawnAt));
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), 30_000);
    return () => clearInterval(timer);
  }, [nowMs]);
  return now;
}
