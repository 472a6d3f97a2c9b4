import type { EdgeTreatment, ImageFormat, MatteQuality, RecipeInput } from '../gql/graphql.ts';
import { type AskedCorrections, readCorrections, type StoredCorrections } from './corrections.ts';

/** How the file's size is decided: by the server's own choice, a quality, not losing anything, a bound, or a likeness. */
export type Encoding =
  | { mode: 'AUTO' }
  | { mode: 'QUALITY'; quality: number }
  | { mode: 'LOSSLESS' }
  | { mode: 'MAX_BYTES'; kilobytes: number }
  | { mode: 'MIN_SSIM'; minSsim: number };

/** A recipe as its controls show it. `longestSide` and margins are pixels; null is "as it is". */
export interface RecipeForm {
  removeBackground: boolean;
  edgeTreatment: EdgeTreatment;
  /** How much is done to find the subject; says nothing of what is raw. */
  matteQuality: MatteQuality;
  /** A colour `#rrggbb`, or null for transparent. */
  background: string | null;
  trim: boolean;
  trimMargin: number;
  width: number | null;
  height: number | null;
  format: ImageFormat;
  encoding: Encoding;
  /** What was corrected by hand in one picture: of any other it says nothing. */
  corrections?: AskedCorrections | undefined;
}

export const cutout: RecipeForm = {
  removeBackground: true,
  edgeTreatment: 'REFINED',
  matteQuality: 'BALANCED',
  background: null,
  trim: false,
  trimMargin: 0,
  width: null,
  height: null,
  format: 'AUTO',
  encoding: { mode: 'AUTO' },
};

/** A structural similarity at which two pictures side by side look the same. */
export const sameToTheEye = 0.98;

/** Which ways of deciding the size a format has: PNG is always lossless, JPEG never. */
export const encodingsOf = {
  AUTO: ['AUTO', 'QUALITY', 'LOSSLESS', 'MIN_SSIM', 'MAX_BYTES'],
  WEBP: ['AUTO', 'QUALITY', 'LOSSLESS', 'MIN_SSIM', 'MAX_BYTES'],
  AVIF: ['AUTO', 'QUALITY', 'LOSSLESS', 'MIN_SSIM', 'MAX_BYTES'],
  JPEG: ['AUTO', 'QUALITY', 'MIN_SSIM', 'MAX_BYTES'],
  PNG: ['AUTO'],
} as const satisfies Record<ImageFormat, readonly Encoding['mode'][]>;

/** JPEG has no transparency: what was cut out stands on white there unless another colour is chosen. */
export const standsOnWhite = (form: RecipeForm) =>
  form.removeBackground && form.format === 'JPEG' && form.background === null;

const encodingAllowed = (form: RecipeForm): Encoding =>
  encodingsOf[form.format].some((mode) => mode === form.encoding.mode) ? form.encoding : { mode: 'AUTO' };

/** The input for the API. Equal forms give equal inputs, key order included. */
export function toRecipeInput(form: RecipeForm): RecipeInput {
  const encoding = encodingAllowed(form);
  const sized = form.width !== null || form.height !== null;
  return {
    ...(form.removeBackground && { removeBackground: matteInput(form) }),
    ...(form.removeBackground && form.corrections),
    ...(form.removeBackground && form.trim && { trim: { margin: form.trimMargin } }),
    ...(sized && {
      resize: {
        ...(form.width !== null && { width: form.width }),
        ...(form.height !== null && { height: form.height }),
      },
    }),
    ...(form.removeBackground && form.background !== null && { background: form.background }),
    ...(standsOnWhite(form) && { background: '#ffffff' }),
    output: {
      format: form.format,
      ...(encoding.mode === 'QUALITY' && { quality: encoding.quality }),
      ...(encoding.mode === 'LOSSLESS' && { lossless: true }),
      ...(encoding.mode === 'MAX_BYTES' && { maxBytes: encoding.kilobytes * 1000 }),
      ...(encoding.mode === 'MIN_SSIM' && { minSsim: encoding.minSsim }),
    },
  };
}

/** The server's own choice is left to it, and what is raw has none. */
const matteInput = ({ edgeTreatment, matteQuality }: RecipeForm) => ({
  edgeTreatment,
  ...(edgeTreatment === 'REFINED' && matteQuality !== cutout.matteQuality && { quality: matteQuality }),
});

/** A recipe as the API answers with it: its defaults filled in. */
export interface StoredRecipe extends StoredCorrections {
  removeBackground?: { edgeTreatment: EdgeTreatment; quality?: MatteQuality | null } | null;
  trim?: { margin: number } | null;
  resize?: { width?: number | null; height?: number | null } | null;
  background?: string | null;
  output?: {
    format: ImageFormat;
    quality?: number | null;
    lossless: boolean;
    maxBytes?: number | null;
    minSsim?: number | null;
  } | null;
}

function encodingOf(output: StoredRecipe['output']): Encoding {
  if (output?.maxBytes) return { mode: 'MAX_BYTES', kilobytes: Math.round(output.maxBytes / 1000) };
  if (output?.minSsim) return { mode: 'MIN_SSIM', minSsim: output.minSsim };
  if (output?.lossless && output.format !== 'PNG') return { mode: 'LOSSLESS' };
  return output?.quality ? { mode: 'QUALITY', quality: output.quality } : { mode: 'AUTO' };
}

export function fromRecipe(recipe: StoredRecipe): RecipeForm {
  return {
    removeBackground: Boolean(recipe.removeBackground),
    edgeTreatment: recipe.removeBackground?.edgeTreatment ?? cutout.edgeTreatment,
    matteQuality: recipe.removeBackground?.quality ?? cutout.matteQuality,
    background: recipe.background ?? null,
    trim: Boolean(recipe.trim),
    trimMargin: recipe.trim?.margin ?? 0,
    width: recipe.resize?.width ?? null,
    height: recipe.resize?.height ?? null,
    format: recipe.output?.format ?? 'AUTO',
    encoding: encodingOf(recipe.output),
    corrections: readCorrections(recipe),
  };
}

export const sameRecipe = (a: RecipeForm, b: RecipeForm) =>
  JSON.stringify(toRecipeInput(a)) === JSON.stringify(toRecipeInput(b));
