import { maskLimits } from '../../config/mask-limit.ts';
import type { Context } from '../../context/context.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import { parseId } from '../../schema/id.ts';
import type { Image } from '../../schema/image.ts';
import type { MaskUseInput } from '../../schema/mask-use.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { completeRecipe } from './complete-recipe.ts';
import type { KnownMask, KnownMasks } from './mask-part.ts';

/** The recipe for one image, whose masks it may name: as `completeRecipe`, and NOT_FOUND for what is none of its masks. */
export async function completeFor(
  ctx: Context,
  image: Pick<Image, 'id'>,
  asked: RecipeInput,
): Promise<CompleteRecipe> {
  return completeRecipe(ctx, asked, await findMasksOf(ctx, image, [asked]));
}

/** Those masks of the image that the recipes name, of all recipes that are asked at once in two statements. */
export async function findMasksOf(
  { loaders }: Context,
  { id: imageId }: Pick<Image, 'id'>,
  recipes: readonly RecipeInput[],
): Promise<KnownMasks> {
  // One that names too many is refused for that.
  const uses = recipes.flatMap(({ masks }) => (masks && masks.length <= maskLimits.uses ? masks : []));
  const known = new Map<string, KnownMask & { contents: Map<number, string> }>();
  const load = async ({ maskId, version }: MaskUseInput) => {
    const mask = parseId(maskId) === 'Mask' ? await loaders.mask.load(maskId) : null;
    if (mask?.imageId !== imageId) return;
    const { kind, version: newest } = mask;
    const { contents } = known.get(maskId) ?? { contents: new Map<number, string>() };
    known.set(maskId, { kind, newest, contents });
    const number = version ?? newest;
    const found = await loaders.maskVersion.load({ maskId, number });
    if (found) contents.set(number, found.sha256);
  };
  await Promise.all(uses.map(load));
  return known;
}
