import { z } from 'zod';
import type { Batch } from '../../schema/batch.ts';
import { type CompleteRecipe, completeRecipeSchema } from '../../schema/complete-recipe.ts';

const recipesSchema = z.array(completeRecipeSchema);

/** What is made of each of its pictures, in order. */
export function recipesOf({ keptRecipes }: Pick<Batch, 'keptRecipes'>): CompleteRecipe[] {
  return recipesSchema.parse(keptRecipes);
}
