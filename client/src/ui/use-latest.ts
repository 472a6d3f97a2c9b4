import { useState } from 'react';

/** The last value there was: it stays in sight while there is none. */
export function useLatest<T>(value: T | null | undefined): T | null {
  const [latest, setLatest] = useState(value ?? null);
  if (value && value !== latest) setLatest(value);
  return value ?? latest;
}
