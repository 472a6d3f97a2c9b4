import { useCallback, useMemo, useRef, useState } from 'react';
import { toggleRange } from './toggle-range.ts';

const none: ReadonlySet<string> = new Set();

/** Which of a list's ids are chosen. Shift extends from the last one that was. */
export function useSelection(list: readonly string[]) {
  const [chosen, setChosen] = useState(none);
  const now = useRef<{ list: readonly string[]; last: string | null }>({ list, last: null });
  now.current.list = list;
  // What has left the list is no longer chosen.
  const ids = useMemo(
    () => (chosen.size === 0 ? none : new Set(list.filter((id) => chosen.has(id)))),
    [list, chosen],
  );
  const toggle = useCallback((id: string, range: boolean) => {
    const { list, last } = now.current;
    now.current.last = id;
    setChosen((before) => toggleRange(before, list, id, range ? last : null));
  }, []);
  const clear = useCallback(() => setChosen(none), []);
  return { ids, toggle, clear };
}
