import type { Context } from '../../context/context.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import { isHeavy } from '../../tools/imaging/estimate.ts';
import { estimateWork } from '../../tools/imaging/weigh-work.ts';
import { inspectionOf } from '../image/original.ts';
import { compilePlan } from './compile-plan.ts';

/** Whether what the recipe makes of the image takes so much that it must not stand in the way of the rest. */
export function isHeavyRecipe({ config }: Context, image: Image, recipe: CompleteRecipe): boolean {
  return isHeavy(estimateWork(inspectionOf(image), [compilePlan(recipe)], config));
}
