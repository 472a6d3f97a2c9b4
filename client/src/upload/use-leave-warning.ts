import { useEffect } from 'react';
import type { Store } from '../ui/store.ts';
import { isUnderWay, type Uploads } from './upload.ts';

/** Lets the browser ask before the window goes with files in it that have not arrived yet. */
export function useLeaveWarning(uploads: Store<Uploads>) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if ([...uploads.get().values()].some(isUnderWay)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [uploads]);
}
