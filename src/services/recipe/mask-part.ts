import { maskLimits, maxStepPixels } from '../../config/mask-limit.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { MaskKind } from '../../schema/mask.ts';
import type { MaskMode, MaskOp, MaskStepInput, MaskUseInput } from '../../schema/mask-use.ts';

/** A mask that a recipe may name: what it is, and of which of its versions what is known. */
export interface KnownMask {
  kind: MaskKind;
  newest: number;
  /** Of its versions what they are made of, by their numbers. */
  contents: ReadonlyMap<number, string>;
}

/** By their ids. */
export type KnownMasks = ReadonlyMap<string, KnownMask>;

/** What a step may be told, and what it is told if nothing is said; null for nothing. */
const amounts: Record<MaskOp, { most: number; byDefault: number } | null> = {
  GROW: { most: maxStepPixels, byDefault: 2 },
  SHRINK: { most: maxStepPixels, byDefault: 2 },
  FEATHER: { most: maxStepPixels, byDefault: 2 },
  FILL_HOLES: { most: 1, byDefault: 0.002 },
  DROP_ISLANDS: { most: 1, byDefault: 0.002 },
  THRESHOLD: { most: 1, byDefault: 0.5 },
  INVERT: null,
};

const kindOf: Record<MaskMode, MaskKind> = {
  REPLACE: 'COVERAGE',
  KEEP: 'COVERAGE',
  ERASE: 'COVERAGE',
  HINTS: 'HINTS',
};

/** The masks of a recipe, each with the version that is meant. NOT_FOUND for one that is not among the known. */
export function completeMasks(
  asked: readonly MaskUseInput[] | null | undefined,
  known: KnownMasks,
): CompleteRecipe['masks'] {
  if (!asked || asked.length === 0) return null;
  if (asked.length > maskLimits.uses)
    throw badInput('recipe.masks', `at most ${maskLimits.uses}`, `${asked.length}`);
  return asked.map((use, i) => completeUse(use, `recipe.masks.${i}`, known));
}

function completeUse({ maskId, version, mode, steps }: MaskUseInput, part: string, known: KnownMasks) {
  const mask = known.get(maskId);
  if (!mask) throw new AppError('NOT_FOUND', `There is no Mask ${quote(maskId)}.`);
  const number = version ?? mask.newest;
  const sha256 = mask.contents.get(number);
  if (sha256 === undefined)
    throw badInput(`${part}.version`, `one that is kept, ${mask.newest} at most`, `${number}`);
  if (kindOf[mode] !== mask.kind)
    throw badInput(`${part}.mode`, `one for a ${mask.kind} mask: ${listModes(mask.kind)}`, mode);
  if (mode === 'HINTS' && steps && steps.length > 0)
    throw badInput(`${part}.steps`, 'none for HINTS', `${steps.length}`);
  return { maskId, version: number, sha256, mode, steps: completeSteps(steps, `${part}.steps`) };
}

function listModes(kind: MaskKind): string {
  return (Object.keys(kindOf) as MaskMode[]).filter((mode) => kindOf[mode] === kind).join(', ');
}

/** Steps on a mask or on the alpha; `part` is where they stand. */
export function completeSteps(
  asked: readonly MaskStepInput[] | null | undefined,
  part: string,
): CompleteRecipe['alpha'] {
  if (!asked || asked.length === 0) return null;
  if (asked.length > maskLimits.steps) throw badInput(part, `at most ${maskLimits.steps}`, `${asked.length}`);
  return asked.map(({ op, amount }, i) => {
    const range = amounts[op];
    const argument = `${part}.${i}.amount`;
    if (!range) {
      if (amount != null) throw badInput(argument, `none for ${op}`, `${amount}`);
      return { op, amount: null };
    }
    if (amount != null && !(amount >= 0 && amount <= range.most))
      throw badInput(argument, `0 to ${range.most}`, `${amount}`);
    return { op, amount: amount ?? range.byDefault };
  });
}

/** BAD_USER_INPUT for hints that there is no alpha to correct by. */
export function checkHints({
  removeBackground,
  masks,
}: Pick<CompleteRecipe, 'removeBackground' | 'masks'>): void {
  if (removeBackground || !masks) return;
  const at = masks.findIndex(({ mode }) => mode === 'REPLACE' || mode === 'HINTS');
  if (masks[at]?.mode !== 'HINTS') return;
  throw badInput(`recipe.masks.${at}.mode`, 'removeBackground, or a mask of REPLACE before it', 'HINTS');
}
