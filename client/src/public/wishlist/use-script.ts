import { useEffect, useState } from 'react';

/** Whether a script runs; not yet when the page is drawn, and begun with, by the server. */
export function useScript(): boolean {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  return isHere;
}
