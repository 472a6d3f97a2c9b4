import { type TemporalState, temporal } from 'zundo';
import { createStore, type StoreApi } from 'zustand';
import type { Change, Step } from './step.ts';

interface Last {
  change: Change | null;
}

export interface History {
  /** How much there is to take back and to do again. */
  temporal: StoreApi<TemporalState<Last>>;
  note(change: Change): void;
  /** What takes the last change back; null if there is none. */
  undo(): Step | null;
  redo(): Step | null;
}

/** Changes of the same that follow each other faster are taken back as one. */
const pauseMs = 900;

/** The owner's own changes, one by one. Of what others do meanwhile it knows nothing, and takes nothing back. */
export function createHistory(now: () => number = Date.now): History {
  let notedMs = Number.NEGATIVE_INFINITY;
  let isOne = false;
  const store = createStore<Last>()(
    temporal((): Last => ({ change: null }), {
      limit: 100,
      handleSet: (keep) => (before) => {
        if (!isOne) keep(before);
      },
    }),
  );
  return {
    temporal: store.temporal,
    note(change) {
      const { change: last } = store.getState();
      const hasUndone = store.temporal.getState().futureStates.length > 0;
      isOne = !hasUndone && last?.of === change.of && now() - notedMs < pauseMs;
      notedMs = now();
      store.setState({ change: isOne && last ? { ...change, undo: last.undo } : change });
      isOne = false;
    },
    undo() {
      const { change } = store.getState();
      if (change) store.temporal.getState().undo();
      return change?.undo ?? null;
    },
    redo() {
      if (store.temporal.getState().futureStates.length === 0) return null;
      store.temporal.getState().redo();
      return store.getState().change?.redo ?? null;
    },
  };
}
