import type { RecipeForm } from '../recipe/recipe-form.ts';
import type { Conversion } from './conversion.ts';
import type { Sample } from './time-left.ts';

/**
 * A list of pictures that is converted by one recipe. Until it is started pictures and recipe may change and nothing
 * is sent. From then on the recipe stays, and what is added is converted at once. It is over while no picture of it is
 * on its way, and goes on when one is added or tried again.
 */
export interface Run {
  recipe: RecipeForm;
  /** Null until started. */
  startedMs: number | null;
  /** When the last picture that came to an end did. */
  lastEndMs: number | null;
  /** In their order. Replaced only when one comes or goes. */
  keys: readonly string[];
  conversions: ReadonlyMap<string, Conversion>;
  /** Keys of what was taken out of the list. */
  removed: readonly string[];
  /** Names of files that are no pictures. */
  leftOut: readonly string[];
  /** Whether the last that was dropped or chosen had no file in it. */
  foundNothing: boolean;
  /** Pictures done lately. */
  samples: readonly Sample[];
}

export const newRun = (recipe: RecipeForm): Run => ({
  recipe,
  startedMs: null,
  lastEndMs: null,
  keys: [],
  conversions: new Map(),
  removed: [],
  leftOut: [],
  foundNothing: false,
  samples: [],
});

export type NewConversion = Pick<Conversion, 'key' | 'path' | 'file'>;

/** A picture that is in the run already is not added again. */
export function addConversions(run: Run, added: readonly NewConversion[], leftOut: readonly string[]): Run {
  const conversions = new Map(run.conversions);
  for (const each of added) {
    if (!conversions.has(each.key)) conversions.set(each.key, { ...each, ...untouched });
  }
  return {
    ...run,
    keys: [...conversions.keys()],
    conversions,
    removed: run.removed.filter((key) => !conversions.has(key)),
    leftOut: [...new Set([...run.leftOut, ...leftOut])],
    foundNothing: added.length + leftOut.length === 0,
  };
}

/** As it was added: nothing is known of it. */
const untouched = { job: null, isReused: false, problem: null } satisfies Partial<Conversion>;

export const changeConversion = (run: Run, key: string, patch: Partial<Conversion>): Run =>
  changeConversions(run, new Map([[key, patch]]));

/** All at once: a copy of a thousand for each of a thousand would be felt. */
export function changeConversions(run: Run, patches: ReadonlyMap<string, Partial<Conversion>>): Run {
  const conversions = new Map(run.conversions);
  let isChanged = false;
  for (const [key, patch] of patches) {
    const conversion = conversions.get(key);
    if (!conversion) continue;
    conversions.set(key, { ...conversion, ...patch });
    isChanged = true;
  }
  return isChanged ? { ...run, conversions } : run;
}

/** To be tried again from the beginning. */
export const resetConversions = (run: Run, keys: readonly string[]): Run =>
  changeConversions(run, new Map(keys.map((key) => [key, untouched])));

export function removeConversion(run: Run, key: string): Run {
  const conversions = new Map(run.conversions);
  if (!conversions.delete(key)) return run;
  return { ...run, keys: [...conversions.keys()], conversions, removed: [...run.removed, key] };
}

export const startClock = (run: Run, nowMs: number): Run => ({ ...run, startedMs: run.startedMs ?? nowMs });

/** A run that was over goes on: the time in which nothing was done for it does not count. */
export function skipPause(run: Run, nowMs: number): Run {
  if (run.startedMs === null || run.lastEndMs === null) return run;
  return { ...run, startedMs: run.startedMs + nowMs - run.lastEndMs, lastEndMs: nowMs, samples: [] };
}

/** How long it has been at work; up to its last end if it is over. */
export function elapsedMs(
  { startedMs, lastEndMs }: Pick<Run, 'startedMs' | 'lastEndMs'>,
  isOver: boolean,
  nowMs: number,
): number {
  if (startedMs === null) return 0;
  return Math.max(0, (isOver && lastEndMs !== null ? lastEndMs : nowMs) - startedMs);
}
