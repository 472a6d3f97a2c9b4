import { useEffect } from 'react';
import type { Tray } from './tray.ts';

/** Lets the browser ask before the window goes with files in it that have not arrived yet. */
export function useLeaveWarning({ state }: Tray) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (state.getState().batches.some(({ underWay }) => underWay > 0)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [state]);
}
