import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { EdgeTreatment, Fit, ImageFormat } from '../../schema/recipe.ts';
import type { OutputFormat, Plan } from '../../tools/imaging/imaging.ts';

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

/** The recipe in the imaging tool's words, parts always in the same order. */
export function compilePlan({ removeBackground, trim, resize, background, output }: CompleteRecipe): Plan {
  const { format, quality, lossless, maxBytes, minSsim } = output;
  const isChoice = format === 'AUTO' && !lossless && Boolean(maxBytes || minSsim);
  return {
    ...(removeBackground && { cutout: { edges: edgeTreatments[removeBackground.edgeTreatment] } }),
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
export function givesCutout({ removeBackground, background, output }: CompleteRecipe): boolean {
  return removeBackground !== null && background === null && output.format !== 'JPEG';
}

function longColor(color: string): string {
  const digits = color.slice(1).toLowerCase();
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return `#${long.length === 8 && long.endsWith('ff') ? long.slice(0, 6) : long}`;
}
