import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useFeature, useSession } from '../session/session-context.ts';
import type { RowFilter } from './row-filter.ts';
import { rowsFeature, watchRows } from './rows-feature.ts';

interface RowsOptions {
  batchId: string;
  filter: RowFilter;
  /** Whether anything of it is still to change. */
  goesOn: boolean;
  /** How many have been read of the file so far. */
  count: number;
}

/** The rows of a batch that a filter lets through, kept as they are while it goes on. */
export function useRows({ batchId, filter, goesOn, count }: RowsOptions) {
  const session = useSession();
  const list = useFeature(rowsFeature).of({ batchId, filter });
  const state = useStore(list.state);
  // Also once it has ended: what was done to all of them at once is not told of each.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with each beginning and end
  useEffect(() => list.refresh(), [list, goesOn]);
  useEffect(
    () => (goesOn ? watchRows(session, { batchId, filter, list }) : undefined),
    [session, batchId, filter, list, goesOn],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is more whenever more was read
  useEffect(() => list.grow(), [list, count]);
  return { ...state, more: list.more, refresh: list.refresh };
}
