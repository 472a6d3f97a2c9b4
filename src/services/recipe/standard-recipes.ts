import type { CompleteRecipe } from '../../schema/complete-recipe.ts';

/** What every image is given without being asked. */
export const thumbnailRecipe = boxRecipe(320);
export const previewRecipe = boxRecipe(1600);
export const standardRecipes = [previewRecipe, thumbnailRecipe];

function boxRecipe(side: number): CompleteRecipe {
  return {
    version: 1,
    removeBackground: null,
    masks: null,
    alpha: null,
    trim: null,
    resize: { width: side, height: side, fit: 'INSIDE' },
    background: null,
    output: { format: 'AUTO', quality: null, lossless: false, maxBytes: null, minSsim: null },
  };
}
