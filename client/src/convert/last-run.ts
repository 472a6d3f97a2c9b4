import type { RecipeForm } from '../recipe/recipe-form.ts';
import type { Run } from './run.ts';

/** What a reload leaves of a run: enough to go on when its folder is dropped again. */
export interface LastRun {
  recipe: RecipeForm;
  keys: readonly string[];
}

const storageKey = 'pasteup-last-run';

/** Of this tab; null if there was none. */
export function readLastRun(): LastRun | null {
  const text = sessionStorage.getItem(storageKey);
  return text === null ? null : (JSON.parse(text) as LastRun);
}

export function keepRun({ recipe, keys }: Run) {
  sessionStorage.setItem(storageKey, JSON.stringify({ recipe, keys } satisfies LastRun));
}

export function forgetLastRun() {
  sessionStorage.removeItem(storageKey);
}
