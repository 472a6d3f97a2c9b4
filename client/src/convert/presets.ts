import { type RecipeForm, sameToTheEye } from '../recipe/recipe-form.ts';

export interface Preset {
  name: string;
  text: string;
  recipe: RecipeForm;
}

/** The whole picture in the fewest bytes that nobody can tell from the original. */
export const lightest: RecipeForm = {
  removeBackground: false,
  edgeTreatment: 'REFINED',
  matteQuality: 'BALANCED',
  background: null,
  trim: false,
  trimMargin: 0,
  width: null,
  height: null,
  format: 'AUTO',
  encoding: { mode: 'MIN_SSIM', minSsim: sameToTheEye },
};

export const forTheWeb: RecipeForm = {
  ...lightest,
  format: 'WEBP',
  width: 2048,
  height: 2048,
  encoding: { mode: 'AUTO' },
};

/** What most folders are converted for; the first is chosen until another is. */
export const presets: readonly Preset[] = [
  { name: 'For the web', text: 'WebP of at most 2048 px: for pages and shops.', recipe: forTheWeb },
  {
    name: 'Same to the eye',
    // A search: each try encodes and compares the whole picture.
    text: 'Full size, in the fewest bytes that nobody can tell from the original. Takes a few seconds a picture.',
    recipe: lightest,
  },
  {
    name: 'To send',
    text: 'JPEG of at most 1600 px: opens everywhere.',
    recipe: { ...forTheWeb, format: 'JPEG', width: 1600, height: 1600 },
  },
];
