import { createHash } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { type AppError, badInput } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import type {
  EdgeTreatment,
  Fit,
  Format,
  Output,
  Recipe,
  RemoveBackground,
  Resize,
} from '../../schema/recipe.ts';
import type { OutputFormat, Plan } from '../../tools/imaging/imaging.ts';

/**
 * Raise it when the same recipe gives other bytes than before: then nothing stored is taken for its result, and every image
 * is without its thumbnail and preview until they are made again. That is why it stayed when animations began to move
 * (docs/decisions/animation.md): what was stored of them before stays still.
 */
const pipelineVersion = 1;

const outputFormats = {
  AUTO: 'webp',
  JPEG: 'jpeg',
  PNG: 'png',
  WEBP: 'webp',
  AVIF: 'avif',
} as const satisfies Record<Format, OutputFormat>;

const fits = {
  INSIDE: 'inside',
  COVER: 'cover',
  CONTAIN: 'contain',
  FILL: 'fill',
} as const satisfies Record<Fit, NonNullable<Plan['resize']>['fit']>;

const edgeTreatments = {
  RAW: 'raw',
  REFINED: 'refined',
} as const satisfies Record<EdgeTreatment, NonNullable<Plan['cutout']>['edges']>;

/** What every image is given without being asked. */
export const thumbnailRecipe = boxRecipe(320);
export const previewRecipe = boxRecipe(1600);

/** The recipe as asked, checked, with its defaults filled in. BAD_USER_INPUT names the part that is wrong. */
export function completeRecipe(ctx: Context, asked: Recipe): Recipe {
  return {
    removeBackground: asked.removeBackground ? completeRemoval(ctx, asked.removeBackground) : null,
    trim: asked.trim ? { margin: checkRange('trim.margin', asked.trim.margin, 0, ctx.config.maxSide) } : null,
    resize: asked.resize ? completeResize(ctx, asked.resize) : null,
    background: asked.background ?? null,
    output: completeOutput(asked.output ?? { format: 'AUTO', lossless: false }),
  };
}

/** Storage key of what the recipe makes of the image. Recipes that are written differently and mean the same share it. */
export function renditionKey(image: Pick<Image, 'prefix'>, recipe: Recipe, model: string | null): string {
  return `${image.prefix}/${createHash('sha256')
    .update(JSON.stringify([pipelineVersion, model, compilePlan(recipe)]))
    .digest('hex')}`;
}

/** name@version of the model the recipe needs, or null. BAD_USER_INPUT if there is none of that name. */
export function modelOf(ctx: Context, recipe: Recipe): string | null {
  if (!recipe.removeBackground) return null;
  const model = findModel(ctx, recipe.removeBackground.model);
  return `${model.name}@${model.version}`;
}

/** Name of the model a complete recipe with a cutout asks for. */
export function modelName({ removeBackground }: Recipe): string {
  return removeBackground?.model ?? '';
}

/** The recipe in the imaging tool's words, parts always in the same order. */
export function compilePlan({ removeBackground, trim, resize, background, output }: Recipe): Plan {
  const { format, quality, lossless, maxBytes, minSsim } = output ?? { format: 'AUTO', lossless: false };
  const isChoice = format === 'AUTO' && !lossless && Boolean(maxBytes || minSsim);
  return {
    ...(removeBackground && { cutout: { edges: edgeTreatments[removeBackground.edges] } }),
    ...(trim && { trim: { margin: trim.margin } }),
    ...(resize && {
      resize: {
        ...(resize.width && { width: resize.width }),
        ...(resize.height && { height: resize.height }),
        fit: fits[resize.fit],
      },
    }),
    ...(background && { background: longColor(background) }),
    output: {
      format: isChoice ? 'auto' : outputFormats[format],
      ...(quality && { quality }),
      ...(lossless && { lossless }),
      ...(maxBytes && { maxBytes }),
      ...(minSsim && { minSsim }),
    },
  };
}

/** Whether what it makes is without background and still has its alpha. */
export function givesCutout(recipe: Recipe): boolean {
  return Boolean(recipe.removeBackground) && !recipe.background && recipe.output?.format !== 'JPEG';
}

function boxRecipe(side: number): Recipe {
  return {
    removeBackground: null,
    trim: null,
    resize: { width: side, height: side, fit: 'INSIDE' },
    background: null,
    output: { format: 'AUTO', quality: null, lossless: false, maxBytes: null, minSsim: null },
  };
}

function completeRemoval(ctx: Context, { model, edges }: RemoveBackground): RemoveBackground {
  return { model: findModel(ctx, model).name, edges };
}

function findModel(ctx: Context, name: string | null | undefined) {
  const models = ctx.imaging.models();
  const model = models.find((one) => (name ? one.name === name : one.isDefault));
  if (model) return model;
  const known = models.map((one) => one.name).join(', ');
  throw badPart('removeBackground.model', `one of ${known}`, name);
}

function completeResize(ctx: Context, { width, height, fit }: Resize): Resize {
  if (!width && !height) throw badPart('resize', 'a width or a height of at least 1', null);
  return {
    width: width == null ? null : checkRange('resize.width', width, 1, ctx.config.maxSide),
    height: height == null ? null : checkRange('resize.height', height, 1, ctx.config.maxSide),
    fit,
  };
}

function completeOutput({ format, quality, lossless, maxBytes, minSsim }: Output): Output {
  if (lossless && format === 'JPEG')
    throw badPart('output.lossless', 'false for JPEG, which has no lossless form', true);
  return {
    format,
    quality: quality == null ? null : checkRange('output.quality', quality, 1, 100),
    lossless,
    maxBytes: maxBytes == null ? null : checkRange('output.maxBytes', maxBytes, 1, 2 ** 31 - 1),
    minSsim: minSsim == null ? null : checkRange('output.minSsim', minSsim, 0.5, 1),
  };
}

function checkRange(argument: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value;
  throw badPart(argument, `${min} to ${max}`, value);
}

function badPart(part: string, expected: string, got: unknown): AppError {
  return badInput(`recipe.${part}`, expected, JSON.stringify(got ?? null));
}

function longColor(color: string): string {
  const digits = color.slice(1).toLowerCase();
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${long.length === 8 && long.endsWith('ff') ? long.slice(0, 6) : long}`;
}
