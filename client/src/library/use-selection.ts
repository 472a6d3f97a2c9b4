import { useState } from 'react';
import { toggleRange } from './toggle-range.ts';

/** Which of a list's ids are chosen. Shift extends from the last one that was. */
export function useSelection(list: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  return {
    // What has left the list is no longer chosen.
    ids: new Set(list.filter((id) => chosen.has(id))) as ReadonlySet<string>,
    toggle(id: string, range: boolean) {
      setChosen((now) => toggleRange(now, list, id, range ? last : null));
      setLast(id);
    },
    clear: () => setChosen(new Set()),
  };
}
