import { formatDuration } from '../../config/duration.ts';
import type { Context } from '../../context/context.ts';
import { badInput, quote, renameArgument } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { cleanText, isName, maxTextLength } from '../../schema/text.ts';
import { completeRecipe } from '../recipe/complete-recipe.ts';
import type { KnownMasks } from '../recipe/mask-part.ts';

export const maxRecipes = 20;

/** What every way of sending a picture lets the caller call it. */
export interface ImageName {
  filename: string;
  clientId?: string | null;
}

export interface CheckedName {
  filename: string;
  clientId: string | null;
}

export function checkName({ filename, clientId }: ImageName): CheckedName {
  if (clientId != null && !isName(clientId))
    throw badInput('clientId', `1 to ${maxTextLength} characters, none of control`, quote(clientId));
  return { filename: cleanFilename(filename), clientId: clientId ?? null };
}

/** The life that is asked for an image, in milliseconds; null for what its place says. */
export function checkLife(ctx: Context, { expiresIn }: { expiresIn?: number | null }): number | null {
  if (expiresIn != null && expiresIn > ctx.config.maxTtlMs)
    throw badInput('expiresIn', `at most ${formatDuration(ctx.config.maxTtlMs)}`, formatDuration(expiresIn));
  return expiresIn ?? null;
}

/** Those that name masks can name only the `known`; a new image has none. */
export function checkRecipes(
  ctx: Context,
  recipes: RecipeInput[] | null | undefined,
  known?: KnownMasks,
): CompleteRecipe[] {
  if (recipes && recipes.length > maxRecipes)
    throw badInput('recipes', `at most ${maxRecipes}`, `${recipes.length}`);
  return (recipes ?? []).map((recipe, i) => {
    try {
      return completeRecipe(ctx, recipe, known);
    } catch (error) {
      throw renameArgument(error, (argument) => argument.replace(/^recipe/, `recipes.${i}`));
    }
  });
}

/** The last part of a path, without what a file system or a terminal would trip over. */
export function cleanFilename(filename: string): string {
  return cleanText(filename.split(/[/\\]/).at(-1) ?? '') || 'image';
}
