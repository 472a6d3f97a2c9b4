import { type RecipeForm, sameToTheEye } from '../recipe/recipe-form.ts';
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
  /** Names of files that are no pictures. */
  leftOut: readonly string[];
  /** Pictures done lately. */
  samples: readonly Sample[];
}

/** The whole picture in the fewest bytes that nobody can tell from the original. */
export const lightest: RecipeForm = {
  removeBackground: false,
  edges: 'REFINED',
  background: null,
  trim: false,
  trimMargin: 0,
  width: null,
  height: null,
  format: 'AUTO',
  encoding: { mode: 'MIN_SSIM', minSsim: sameToTheEye },
};

export const newRun = (recipe: RecipeForm): Run => ({
  recipe,
  startedMs: null,
  lastEndMs: null,
  keys: [],
  conversions: new Map(),
  leftOut: [],
  samples: [],
});

export type NewConversion = Pick<Conversion, 'key' | 'path' | 'file'>;

/** A picture that is in the run already is not added again. */
export function addConversions(run: Run, added: readonly NewConversion[], leftOut: readonly string[]): Run {
  const conversions = new Map(run.conversions);
  for (const each of added) {
    if (!conversions.has(each.key)) conversions.set(each.key, { ...each, job: null, isReused: false });
  }
  return {
    ...run,
    keys: [...conversions.keys()],
    conversions,
    leftOut: [...new Set([...run.leftOut, ...leftOut])],
  };
}

export function changeConversion(run: Run, key: string, patch: Partial<Conversion>): Run {
  const conversion = run.conversions.get(key);
  if (!conversion) return run;
  return { ...run, conversions: new Map(run.conversions).set(key, { ...conversion, ...patch }) };
}

export function removeConversion(run: Run, key: string): Run {
  const conversions = new Map(run.conversions);
  return conversions.delete(key) ? { ...run, keys: [...conversions.keys()], conversions } : run;
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
