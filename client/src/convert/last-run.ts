import { cutout, type RecipeForm } from '../recipe/recipe-form.ts';
import { formatNames } from '../recipe/recipe-words.ts';
import { hashText } from './hash-text.ts';

/** What a reload leaves of an account's run: enough to go on when its folder is dropped again. */
export interface LastRun {
  recipe: RecipeForm;
  keys: readonly string[];
  /** What was taken out of the list: it does not come back with its folder. */
  removed: readonly string[];
  /** How many were converted; null while it can go on. */
  done: number | null;
}

/** A tab's storage is shared by all accounts that were used in it. */
const storageKeyOf = (account: string) => `pasteup-last-run-${hashText(account)}`;

/** Of this tab; null if there was none, or none that can be read. */
export function readLastRun(account: string): LastRun | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKeyOf(account)) ?? 'null');
    // One that was kept by a page of before does not say what only this one asks for.
    return isLastRun(kept) ? { ...kept, recipe: { ...cutout, ...kept.recipe } } : null;
  } catch {
    return null;
  }
}

/** Where nothing can be stored, or no more, a reload starts from nothing: no reason to stop the run. */
export function keepLastRun(account: string, lastRun: LastRun) {
  try {
    sessionStorage.setItem(storageKeyOf(account), JSON.stringify(lastRun));
  } catch {}
}

export function forgetLastRun(account: string) {
  try {
    sessionStorage.removeItem(storageKeyOf(account));
  } catch {}
}

function isLastRun(kept: unknown): kept is LastRun {
  if (typeof kept !== 'object' || kept === null) return false;
  const { recipe, keys, removed, done } = kept as Partial<Record<keyof LastRun, unknown>>;
  return isRecipe(recipe) && isNames(keys) && isNames(removed) && (done === null || typeof done === 'number');
}

function isRecipe(kept: unknown): boolean {
  const { format, encoding } = (kept ?? {}) as { format?: unknown; encoding?: { mode?: unknown } | null };
  return typeof format === 'string' && format in formatNames && typeof encoding?.mode === 'string';
}

const isNames = (kept: unknown) => Array.isArray(kept) && kept.every((each) => typeof each === 'string');
