import { createStore, type StoreApi } from 'zustand';
import type { EditStore, KeptEdits } from './edit-store.ts';

/** What a window keeps of a picture; another of the same picture keeps its own. */
export interface EditKeeper {
  /** Whether this browser keeps anything. */
  state: StoreApi<{ isKept: boolean }>;
  /** All that windows of this browser have left behind. */
  read(): Promise<KeptEdits>;
  keep(edits: KeptEdits): void;
  /** What is left then is the next window's. */
  leave(): void;
}

const none: KeptEdits = { added: [], removed: [] };

/** Where a page may keep nothing, nothing is kept: strokes are sent all the same. */
export function createEditKeeper(imageId: string, store: EditStore): EditKeeper {
  const prefix = `${imageId} `;
  const own = `${prefix}${Math.random().toString(36).slice(2)}`;
  const state = createStore(() => ({ isKept: true }));
  const leave = store.live(own);
  let waiting: KeptEdits | null = null;

  async function write() {
    const edits = waiting;
    waiting = null;
    if (!edits) return;
    const isEmpty = edits.added.length + edits.removed.length === 0;
    await note(store.write([[own, isEmpty ? null : edits]]));
  }

  async function note<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
    try {
      const answered = await answer;
      state.setState({ isKept: true });
      return answered;
    } catch {
      state.setState({ isKept: false });
      return null;
    }
  }

  return {
    state,
    async read() {
      const all = (await note(store.readAll(prefix))) ?? [];
      // What belongs to a window that is open is sent from there, or taken back.
      const others = all.filter(([name]) => name !== own);
      const living = await store.living(others.map(([name]) => name));
      const left = others.filter(([name]) => !living.has(name));
      if (left.length === 0) return none;
      const kept = joinEdits(left.map(([, edits]) => edits));
      await note(store.write([...left.map(([name]) => [name, null] as const), [own, kept]]));
      return kept;
    },
    keep(edits) {
      if (!waiting) queueMicrotask(() => void write());
      waiting = edits;
    },
    leave,
  };
}

function joinEdits(all: readonly KeptEdits[]): KeptEdits {
  const added = new Map(all.flatMap(({ added }) => added.map((stroke) => [stroke.id, stroke] as const)));
  const removed = new Set(all.flatMap(({ removed }) => removed));
  for (const id of added.keys()) removed.delete(id);
  return { added: [...added.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), removed: [...removed] };
}
