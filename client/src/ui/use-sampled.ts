import { useEffect, useState } from 'react';

/** Figures that change faster cannot be read, and three uploads report a hundred changes a second. */
const everyMs = 200;

interface Changing<T> {
  read(): T;
  subscribe(listener: () => void): () => void;
}

/** What `source` reads, at most a fifth of a second old. */
export function useSampled<T>(source: Changing<T>): T {
  const [value, setValue] = useState(source.read);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      setValue(source.read());
    };
    const end = source.subscribe(() => {
      timer ??= setTimeout(refresh, everyMs);
    });
    refresh();
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [source]);
  return value;
}
