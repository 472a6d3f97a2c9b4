import { useEffect } from 'react';
import type { ListState } from './live-list.ts';

/** So many before the end of what is there the next page is asked for. */
const ahead = 24;

/** Asks for a list's next page when somebody gets near the end of what is there. One that did not come is not asked for again. */
export function useMoreAtEnd(
  { ids, isKnown, isAsking, hasMore, problem, more }: ListState & { more(): void },
  seen: number,
) {
  const isWanted = isKnown && hasMore && !isAsking && problem === null && seen > ids.length - ahead;
  useEffect(() => {
    if (isWanted) more();
  }, [isWanted, more]);
}
