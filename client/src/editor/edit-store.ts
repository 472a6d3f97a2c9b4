import { answerOf, openDatabase } from './edit-database.ts';
import type { EditStroke } from './edit-stroke.ts';

/** What was done in this browser and is not known to be on the server. */
export interface KeptEdits {
  added: readonly EditStroke[];
  removed: readonly string[];
}

/** Where windows keep their edits, each under a name of its own. All of it may fail. */
export interface EditStore {
  readAll(prefix: string): Promise<(readonly [name: string, edits: KeptEdits])[]>;
  /** All or none; null takes away. */
  write(changes: readonly (readonly [name: string, edits: KeptEdits | null])[]): Promise<void>;
  /** Those of them whose windows are open now. */
  living(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Says that a window is open, until what it answers is called. */
  live(name: string): () => void;
}

const store = 'edits';

export function openEditStore(): EditStore {
  const opened = openDatabase();
  // Who asks hears of it.
  opened.catch(() => {});
  return {
    async readAll(prefix) {
      const objects = (await opened).transaction(store).objectStore(store);
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const [names, all] = await Promise.all([
        answerOf(objects.getAllKeys(range)),
        answerOf<KeptEdits[]>(objects.getAll(range)),
      ]);
      return all.map((edits, at) => [String(names[at]), edits] as const);
    },
    async write(changes) {
      const transaction = (await opened).transaction(store, 'readwrite');
      const objects = transaction.objectStore(store);
      for (const [name, edits] of changes) {
        if (edits) objects.put(edits, name);
        else objects.delete(name);
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    },
    async living(names) {
      const are = await Promise.all(names.map(isHeld));
      return new Set(names.filter((_, at) => are[at]));
    },
    live(name) {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      // The system lets go of it when the window is closed, however that is.
      navigator.locks?.request(`${lockPrefix}${name}`, () => ended).catch(() => {});
      return end;
    },
  };
}

const lockPrefix = 'pasteup-edits ';

/** A page that is loaded anew may hold it for a moment still. */
const goneMs = 500;

async function isHeld(name: string): Promise<boolean> {
  if (!navigator.locks) return false;
  try {
    await navigator.locks.request(lockPrefix + name, { signal: AbortSignal.timeout(goneMs) }, () => {});
    return false;
  } catch {
    return true;
  }
}
