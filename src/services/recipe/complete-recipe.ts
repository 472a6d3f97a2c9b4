import type { Context } from '../../context/context.ts';
import { type AppError, badInput, quote } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { checkPlan } from '../../tools/imaging/check-output.ts';
import { compilePlan, qualitiesOf } from './compile-plan.ts';
import { checkHints, completeMasks, completeSteps, type KnownMasks } from './mask-part.ts';
import { needsMatte } from './matte-kind.ts';

/** How each part of a recipe that is asked for is checked and completed. */
const parts = {
  removeBackground(ctx, { model, edgeTreatment, quality }) {
    const { name, efforts } = findModel(ctx, model);
    if (edgeTreatment === 'RAW') {
      if (quality != null)
        throw badPart('removeBackground.quality', 'left out with edgeTreatment RAW, which has none', quality);
      return { model: name, edgeTreatment, quality: null };
    }
    const known = qualitiesOf(efforts);
    if (quality != null && !known.includes(quality))
      throw badPart('removeBackground.quality', `one that ${name} has: ${known.join(', ')}`, quality);
    return { model: name, edgeTreatment: 'REFINED', quality: quality ?? 'BALANCED' };
  },

  masks: (_ctx, asked, known) => completeMasks(asked, known),

  alpha: (_ctx, asked) => completeSteps(asked, 'recipe.alpha'),

  trim: (ctx, { margin }) => ({ margin: checkRange('trim.margin', margin ?? 0, 0, ctx.config.maxSide) }),

  resize(ctx, { width, height, fit }) {
    if (!width && !height) throw badPart('resize', 'a width or a height of at least 1', null);
    const { maxSide } = ctx.config;
    return {
      width: width == null ? null : checkRange('resize.width', width, 1, maxSide),
      height: height == null ? null : checkRange('resize.height', height, 1, maxSide),
      fit: fit ?? 'INSIDE',
    };
  },

  background: (_ctx, color) => color,

  output(_ctx, { format, quality, lossless, maxBytes, minSsim }) {
    if (lossless && format === 'JPEG')
      throw badPart('output.lossless', 'false for JPEG, which has no lossless form', true);
    if (quality != null && (lossless || format === 'PNG'))
      throw badPart('output.quality', 'left out of what is lossless, which has none', quality);
    return {
      format: format ?? 'AUTO',
      quality: quality == null ? null : checkRange('output.quality', quality, 1, 100),
      lossless: lossless ?? false,
      maxBytes: maxBytes == null ? null : checkRange('output.maxBytes', maxBytes, 1, 2 ** 31 - 1),
      minSsim: minSsim == null ? null : checkRange('output.minSsim', minSsim, 0.5, 1),
    };
  },
} satisfies {
  [Part in keyof RecipeInput]-?: (
    ctx: Context,
    asked: NonNullable<RecipeInput[Part]>,
    known: KnownMasks,
  ) => CompleteRecipe[Part];
};

const noMasks: KnownMasks = new Map();

/**
 * The recipe as asked, checked, with its defaults filled in. BAD_USER_INPUT names the part that is wrong; NOT_FOUND if it names
 * another mask than the known.
 */
export function completeRecipe(ctx: Context, asked: RecipeInput, known = noMasks): CompleteRecipe {
  const complete: CompleteRecipe = {
    version: 1,
    removeBackground: asked.removeBackground ? parts.removeBackground(ctx, asked.removeBackground) : null,
    masks: asked.masks ? parts.masks(ctx, asked.masks, known) : null,
    alpha: asked.alpha ? parts.alpha(ctx, asked.alpha) : null,
    trim: asked.trim ? parts.trim(ctx, asked.trim) : null,
    resize: asked.resize ? parts.resize(ctx, asked.resize) : null,
    background: asked.background ? parts.background(ctx, asked.background) : null,
    output: parts.output(ctx, asked.output ?? {}),
  };
  checkHints(complete);
  checkPossible(ctx, complete);
  return complete;
}

/** BAD_USER_INPUT for a recipe whose output would be too large: of this picture, or of any. */
export function checkPossible(ctx: Context, recipe: CompleteRecipe, image?: Image): void {
  const { width, height } = image ?? {};
  checkPlan(compilePlan(recipe), width && height ? { width, height } : null, ctx.config);
}

/** name@version of the model the recipe needs, or null. BAD_USER_INPUT if there is none of that name. */
export function modelOf(ctx: Pick<Context, 'imaging'>, recipe: CompleteRecipe): string | null {
  const { removeBackground } = recipe;
  if (!removeBackground || !needsMatte(recipe)) return null;
  const { name, version } = findModel(ctx, removeBackground.model);
  return `${name}@${version}`;
}

function findModel(ctx: Pick<Context, 'imaging'>, name: string | null | undefined) {
  const models = ctx.imaging.models();
  const model = models.find((one) => (name ? one.name === name : one.isDefault));
  if (model) return model;
  const known = models.map((one) => one.name).join(', ');
  throw badPart('removeBackground.model', `one of ${known}`, name);
}

function checkRange(argument: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value;
  throw badPart(argument, `${min} to ${max}`, value);
}

function badPart(part: string, expected: string, got: unknown): AppError {
  return badInput(`recipe.${part}`, expected, quote(got));
}
