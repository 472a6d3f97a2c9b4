import type { EditStroke } from './edit-stroke.ts';

/** One thing that was done, as it is taken back in one step. */
export interface Change {
  added: readonly EditStroke[];
  /** With their places in the list before. */
  removed: readonly { at: number; stroke: EditStroke }[];
}

/** The strokes there are, in their order, and what was done to them: one list for all tools. */
export interface EditList {
  strokes: readonly EditStroke[];
  past: readonly Change[];
  future: readonly Change[];
}

/**
 * Strokes of an earlier visit are taken back one by one too, and what was taken back then is done again.
 * @param taken the last one is done again first; what does not fit the strokes any more is left out, with all before it.
 */
export function openList(strokes: readonly EditStroke[], taken: readonly Change[] = []): EditList {
  const past = strokes.map((stroke) => ({ added: [stroke], removed: [] }));
  const there = new Set(strokes.map(({ id }) => id));
  let from = taken.length;
  for (; from > 0; from--) {
    const { added, removed } = taken[from - 1] as Change;
    const isFitting =
      added.every(({ id }) => !there.has(id)) && removed.every(({ stroke }) => there.has(stroke.id));
    if (!isFitting) break;
    for (const { id } of added) there.add(id);
    for (const { stroke } of removed) there.delete(stroke.id);
  }
  return { strokes, past, future: taken.slice(from) };
}

/** What was drawn in one go, which may be too long for one stroke. */
export const addStrokes = (list: EditList, strokes: readonly EditStroke[]): EditList =>
  act(list, { added: strokes, removed: [] });

/** All at once, as starting over and going back to a version are: what is not in `strokes` goes, what is new comes. */
export function replaceStrokes(list: EditList, strokes: readonly EditStroke[]): EditList {
  const wanted = new Set(strokes.map(({ id }) => id));
  const there = new Set(list.strokes.map(({ id }) => id));
  const removed = list.strokes
    .map((stroke, at) => ({ at, stroke }))
    .filter(({ stroke }) => !wanted.has(stroke.id));
  const added = strokes.filter(({ id }) => !there.has(id));
  return removed.length + added.length === 0 ? list : act(list, { added, removed });
}

export function undo(list: EditList): EditList {
  const change = list.past.at(-1);
  if (!change) return list;
  return {
    strokes: takeBack(list.strokes, change),
    past: list.past.slice(0, -1),
    future: [...list.future, change],
  };
}

export function redo(list: EditList): EditList {
  const change = list.future.at(-1);
  if (!change) return list;
  return {
    strokes: make(list.strokes, change),
    past: [...list.past, change],
    future: list.future.slice(0, -1),
  };
}

/**
 * What became of the strokes elsewhere: those of others come before the own that are not known there yet, and what others
 * removed is gone. It is not this list's to take back.
 */
export function takeOthers(list: EditList, strokes: readonly EditStroke[]): EditList {
  const before = new Set(list.strokes.map(({ id }) => id));
  const now = new Set(strokes.map(({ id }) => id));
  const isGone = (id: string) => before.has(id) && !now.has(id);
  const isBack = (id: string) => !before.has(id) && now.has(id);
  /** What is left to do of it: what others have done already is no step. */
  const rest = (changes: readonly Change[], { had, lacked }: Record<'had' | 'lacked', typeof isGone>) =>
    changes
      .map(({ added, removed }) => ({
        added: added.filter(({ id }) => !had(id)),
        removed: removed.filter(({ stroke: { id } }) => !lacked(id)),
      }))
      .filter(({ added, removed }) => added.length + removed.length > 0);
  return {
    strokes,
    past: rest(list.past, { had: isGone, lacked: isBack }),
    future: rest(list.future, { had: isBack, lacked: isGone }),
  };
}

function act(list: EditList, change: Change): EditList {
  return { strokes: make(list.strokes, change), past: [...list.past, change], future: [] };
}

function make(strokes: readonly EditStroke[], { added, removed }: Change): readonly EditStroke[] {
  const gone = new Set([...removed.map(({ stroke }) => stroke.id), ...added.map(({ id }) => id)]);
  return [...strokes.filter(({ id }) => !gone.has(id)), ...added];
}

function takeBack(strokes: readonly EditStroke[], { added, removed }: Change): readonly EditStroke[] {
  const gone = new Set([...added.map(({ id }) => id), ...removed.map(({ stroke }) => stroke.id)]);
  const kept = strokes.filter(({ id }) => !gone.has(id));
  for (const { at, stroke } of removed) kept.splice(Math.min(at, kept.length), 0, stroke);
  return kept;
}
