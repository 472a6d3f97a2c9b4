import type { RecipeForm } from '../recipe/recipe-form.ts';
import { lightest } from './run.ts';

export interface Preset {
  name: string;
  text: string;
  recipe: RecipeForm;
}

/** What most folders are converted for. */
export const presets: readonly Preset[] = [
  {
    name: 'Same to the eye',
    text: 'Full size, in the fewest bytes that nobody can tell from the original.',
    recipe: lightest,
  },
  {
    name: 'For the web',
    text: 'WebP of at most 2048 px: for pages and shops.',
    recipe: { ...lightest, format: 'WEBP', width: 2048, height: 2048, encoding: { mode: 'AUTO' } },
  },
  {
    name: 'To send',
    text: 'JPEG of at most 1600 px and 500 KB: opens everywhere.',
    recipe: {
      ...lightest,
      format: 'JPEG',
      width: 1600,
      height: 1600,
      encoding: { mode: 'MAX_BYTES', kilobytes: 500 },
    },
  },
];
