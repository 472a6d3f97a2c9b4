import { createHash } from 'node:crypto';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import type { Plan } from '../../tools/imaging/imaging.ts';
import { compilePlan } from './compile-plan.ts';
import { matteVersionOf } from './matte-kind.ts';

/**
 * Raise a step's version (a matte's is in matte-kind.ts) when it gives other bytes than before: then nothing stored that this step had a part in is taken
 * for its result any more, and everything else is. That of `output` stayed when animations began to move
 * (docs/decisions/animation.md): what was stored of them before stays still.
 */
const stepVersions: Readonly<Record<keyof Plan, number>> = {
  cutout: 1,
  masks: 1,
  alpha: 1,
  trim: 1,
  resize: 1,
  background: 1,
  output: 1,
};

/** Storage key of what the recipe makes of the image. Recipes that are written differently and mean the same share it. */
export function renditionKey(
  { prefix }: Pick<Image, 'prefix'>,
  recipe: CompleteRecipe,
  model: string | null,
  versions = stepVersions,
): string {
  const text = describeInputs(compilePlan(recipe), model, versions, matteVersionOf(recipe));
  return `${prefix}/${createHash('sha256').update(text).digest('hex')}`;
}

/** Versions are told from the second on: so the first ones have the text, and the keys, of before there were any. */
function describeInputs(
  plan: Plan,
  model: string | null,
  versions: typeof stepVersions,
  matte: number | null,
): string {
  const raised = Object.keys(plan)
    .map((step) => [step, versions[step as keyof Plan]] as [string, number])
    .filter(([, version]) => version > 1);
  if (matte !== null) raised.push(['matte', matte]);
  return JSON.stringify([1, model, plan, ...(raised.length > 0 ? [Object.fromEntries(raised)] : [])]);
}
