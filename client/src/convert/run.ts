import type { RecipeForm } from '../recipe/recipe-form.ts';
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
  /** When the last file that had to be sent was; null while none was. */
  lastSentMs: number | null;
  /** Of its pictures, in their order. Replaced only when one comes or goes. */
  keys: readonly string[];
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
  lastSentMs: null,
  keys: [],
  removed: [],
  leftOut: [],
  foundNothing: false,
  samples: [],
});

/** A picture that is in the run already is not added again. */
export function addKeys(run: Run, added: readonly string[], leftOut: readonly string[]): Run {
  const keys = new Set([...run.keys, ...added]);
  return {
    ...run,
    keys: [...keys],
    removed: run.removed.filter((key) => !keys.has(key)),
    leftOut: [...new Set([...run.leftOut, ...leftOut])],
    foundNothing: added.length + leftOut.length === 0,
  };
}

export function removeKey(run: Run, key: string): Run {
  const keys = run.keys.filter((each) => each !== key);
  return keys.length === run.keys.length ? run : { ...run, keys, removed: [...run.removed, key] };
}

export const startClock = (run: Run, nowMs: number): Run => ({ ...run, startedMs: run.startedMs ?? nowMs });

/** A run that was over goes on: the time in which nothing was done for it does not count. */
export function skipPause(run: Run, nowMs: number): Run {
  if (run.startedMs === null || run.lastEndMs === null) return run;
  const pauseMs = nowMs - run.lastEndMs;
  return {
    ...run,
    startedMs: run.startedMs + pauseMs,
    lastSentMs: run.lastSentMs && run.lastSentMs + pauseMs,
    lastEndMs: nowMs,
    samples: [],
  };
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
