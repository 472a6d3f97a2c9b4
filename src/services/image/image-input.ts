import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { badInput, quote, renameArgument } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { cleanText, isName, maxTextLength } from '../../schema/text.ts';
import { completeRecipe } from '../recipe/complete-recipe.ts';

const maxRecipes = 20;

/** What every way of sending a picture lets the caller say. */
export interface ImageInput {
  filename: string;
  clientId?: string | null;
  expiresIn?: number | null;
}

export interface CheckedInput {
  filename: string;
  clientId: string | null;
  lifeMs: number;
}

export function checkInput(ctx: Context, { filename, clientId, expiresIn }: ImageInput): CheckedInput {
  if (clientId != null && !isName(clientId))
    throw badInput('clientId', `1 to ${maxTextLength} characters, none of control`, quote(clientId));
  if (expiresIn != null && expiresIn > ctx.config.maxTtlMs)
    throw badInput('expiresIn', `at most ${formatDuration(ctx.config.maxTtlMs)}`, formatDuration(expiresIn));
  return {
    filename: cleanFilename(filename),
    clientId: clientId ?? null,
    lifeMs: expiresIn ?? ctx.config.defaultTtlMs,
  };
}

export function checkRecipes(ctx: Context, recipes: RecipeInput[] | null | undefined): CompleteRecipe[] {
  if (recipes && recipes.length > maxRecipes)
    throw badInput('recipes', `at most ${maxRecipes}`, `${recipes.length}`);
  return (recipes ?? []).map((recipe, i) => {
    try {
      return completeRecipe(ctx, recipe);
    } catch (error) {
      throw renameArgument(error, (argument) => argument.replace(/^recipe/, `recipes.${i}`));
    }
  });
}

/** The last part of a path, without what a file system or a terminal would trip over. */
function cleanFilename(filename: string): string {
  return cleanText(filename.split(/[/\\]/).at(-1) ?? '') || 'image';
}
