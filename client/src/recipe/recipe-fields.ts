import type { RecipeForm } from './recipe-form.ts';

/** One group of controls: shows its part of the recipe and answers with what changes. */
export interface RecipeFieldsProps {
  recipe: RecipeForm;
  onChange: (change: Partial<RecipeForm>) => void;
}
