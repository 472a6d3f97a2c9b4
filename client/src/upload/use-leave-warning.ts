import { useEffect } from 'react';
import type { StoreApi } from 'zustand';
import { isUnderWay, type Uploads } from './upload.ts';

/** Lets the browser ask before the window goes with files in it that have not arrived yet. */
export function useLeaveWarning(uploads: StoreApi<Uploads>) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if ([...uploads.getState().values()].some(isUnderWay)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [uploads]);
}
