import { type TemporalState, temporal } from 'zundo';
import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';
import { cutout, type RecipeForm, sameRecipe } from '../recipe/recipe-form.ts';
import type { Upload } from '../upload/upload.ts';

/**
 * What lies on the Studio's table. A picture comes in as a file (then `key` is also its upload's), by its `address` (then `key` is
 * its clientId), or from the library (then `imageId` is there from the start). `jobId` is the newest run of its recipe, `runRecipe` what that run does:
 * while the two recipes differ, a run is due.
 */
export interface Picture {
  key: string;
  filename: string;
  /** In this browser, shown until the server has a preview. */
  file: File | null;
  upload: Upload | null;
  /** From where the server fetches it. */
  address: string | null;
  /** Whether its bytes are still to be fetched. */
  isComing: boolean;
  imageId: string | null;
  jobId: string | null;
  recipe: RecipeForm;
  runRecipe: RecipeForm | null;
  /** Why the last request to run did not even become a job. */
  problem: Problem | null;
}

/** A store of its own, so that what happens to one of a thousand pictures costs nothing for the others. */
export type PictureStore = StoreApi<Picture> & {
  /** Its recipe's undo and redo. */
  temporal: StoreApi<TemporalState<Pick<Picture, 'recipe'>>>;
};

/** Changes that follow each other faster, as of a slider that is dragged, are undone as one. */
const pauseMs = 500;

export type NewPicture = Pick<Picture, 'key' | 'filename'> & Partial<Picture>;

export function createPicture(picture: NewPicture, recipe: RecipeForm): PictureStore {
  const fresh = {
    file: null,
    upload: null,
    address: null,
    isComing: false,
    imageId: null,
    jobId: null,
    runRecipe: null,
    problem: null,
  };
  let changedMs = 0;
  const store: PictureStore = createStore<Picture>()(
    temporal(() => ({ ...fresh, recipe, ...picture }), {
      partialize: ({ recipe }) => ({ recipe }),
      equality: (before, now) => sameRecipe(before.recipe, now.recipe),
      handleSet: (note) => (before) => {
        const nowMs = Date.now();
        // After one that was taken back it is a change of its own, and what was taken back is gone.
        const hasUndone = store.temporal.getState().futureStates.length > 0;
        if (hasUndone || nowMs - changedMs > pauseMs) note(before);
        changedMs = nowMs;
      },
    }),
  );
  return store;
}

export interface Table {
  /** Of the pictures, in their order. Replaced only when one comes or goes. */
  keys: readonly string[];
  selectedKey: string | null;
  /** What the next pictures start with: the recipe last chosen. */
  nextRecipe: RecipeForm;
}

export const emptyTable: Table = { keys: [], selectedKey: null, nextRecipe: cutout };

/** New pictures go to the end; the first of them is selected. */
export const addKeys = (table: Table, added: readonly string[]): Table => ({
  ...table,
  keys: [...table.keys, ...added],
  selectedKey: added[0] ?? table.selectedKey,
});

/** The neighbour takes the selection of a picture that is taken off the table. */
export function removeKey(table: Table, key: string): Table {
  const at = table.keys.indexOf(key);
  if (at < 0) return table;
  const keys = table.keys.toSpliced(at, 1);
  const neighbour = keys[Math.min(at, keys.length - 1)] ?? null;
  return { ...table, keys, selectedKey: table.selectedKey === key ? neighbour : table.selectedKey };
}
