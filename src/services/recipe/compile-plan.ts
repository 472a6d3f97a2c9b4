import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { MaskMode, MaskOp } from '../../schema/mask-use.ts';
import type { EdgeTreatment, Fit, ImageFormat, MatteQuality } from '../../schema/recipe.ts';
import type { MatteEffort, OutputFormat, Plan } from '../../tools/imaging/imaging.ts';
import type { MaskStep, MaskUse } from '../../tools/imaging/mask.ts';
import { needsMatte } from './matte-kind.ts';

const outputFormats = {
  AUTO: 'webp',
  JPEG: 'jpeg',
  PNG: 'png',
  WEBP: 'webp',
  AVIF: 'avif',
} as const satisfies Record<ImageFormat, OutputFormat>;

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

export const matteEfforts = {
  FAST: 'fast',
  BALANCED: 'balanced',
  BEST: 'best',
} as const satisfies Record<MatteQuality, MatteEffort>;

const maskModes = {
  REPLACE: 'replace',
  KEEP: 'keep',
  ERASE: 'erase',
  HINTS: 'hints',
} as const satisfies Record<MaskMode, MaskUse['mode']>;

const maskOps = {
  GROW: 'grow',
  SHRINK: 'shrink',
  FEATHER: 'feather',
  INVERT: 'invert',
  FILL_HOLES: 'fillHoles',
  DROP_ISLANDS: 'dropIslands',
  THRESHOLD: 'threshold',
} as const satisfies Record<MaskOp, MaskStep['op']>;

/** Those that a model has, by the efforts it is worth. */
export function qualitiesOf(efforts: readonly MatteEffort[]): MatteQuality[] {
  const all = Object.keys(matteEfforts) as MatteQuality[];
  return all.filter((quality) => efforts.includes(matteEfforts[quality]));
}

/** The recipe in the imaging tool's words, parts always in the same order. */
export function compilePlan(recipe: CompleteRecipe): Plan {
  const { removeBackground, masks, alpha, trim, resize, background, output } = recipe;
  const { format, quality, lossless, maxBytes, minSsim } = output;
  const isChoice = format === 'AUTO' && !lossless && Boolean(maxBytes || minSsim);
  return {
    ...(removeBackground && {
      cutout: {
        edges: edgeTreatments[removeBackground.edgeTreatment],
        ...(removeBackground.quality &&
          needsMatte(recipe) && { effort: matteEfforts[removeBackground.quality] }),
      },
    }),
    ...(masks && { masks: masks.map(compileUse) }),
    ...(alpha && { alpha: compileSteps(alpha) }),
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

/** By what it is made of, as what is made with it is known by that. */
function compileUse({ sha256, mode, steps }: NonNullable<CompleteRecipe['masks']>[number]): MaskUse {
  return { mask: sha256, mode: maskModes[mode], ...(steps && { steps: compileSteps(steps) }) };
}

function compileSteps(steps: NonNullable<CompleteRecipe['alpha']>): MaskStep[] {
  return steps.map(({ op, amount }) => {
    const name = maskOps[op];
    return name === 'invert' ? { op: name } : { op: name, amount: amount ?? 0 };
  });
}

/** Whether what it makes is without background and still has its alpha. */
export function givesCutout({ removeBackground, masks, background, output }: CompleteRecipe): boolean {
  return (removeBackground !== null || masks !== null) && background === null && output.format !== 'JPEG';
}

function longColor(color: string): string {
  const digits = color.slice(1).toLowerCase();
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${long.length === 8 && long.endsWith('ff') ? long.slice(0, 6) : long}`;
}
