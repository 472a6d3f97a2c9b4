import type { EditStroke } from './edit-stroke.ts';
import type { Ground } from './editor-recipe.ts';
import type { Edits } from './solver/solver-types.ts';
import { type Steps, toAlphaSteps } from './steps.ts';

/** What a cutout is made of: what is shown is the result only of the very same. */
export interface EditsNow extends Edits {
  uses: Ground['uses'];
}

interface Parts {
  strokes: readonly EditStroke[];
  steps: Steps;
  uses: Ground['uses'];
}

/** The same object, as long as nothing has changed: what was made of it is told by that. */
export function rememberEdits(read: () => Parts): () => EditsNow {
  let last: { edits: EditsNow; of: Parts } | null = null;
  return () => {
    const of = read();
    const { strokes, steps, uses } = of;
    const isSame = last?.of.strokes === strokes && last.of.steps === steps && last.of.uses === uses;
    if (!last || !isSame) last = { edits: { strokes, steps: toAlphaSteps(steps), uses }, of };
    return last.edits;
  };
}
