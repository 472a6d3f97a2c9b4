import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { MatteKind } from '../../schema/matte.ts';

/** Raise one when it gives another matte than before: then no matte, and no rendition, of before is taken for one of now. */
const kindVersions: Readonly<Record<MatteKind, number>> = { RAW: 1, FAST: 1, BALANCED: 1, BEST: 1 };

/** Whether the model is asked, or was: not where a mask replaces whatever it says. */
export function needsMatte({
  removeBackground,
  masks,
}: Pick<CompleteRecipe, 'removeBackground' | 'masks'>): boolean {
  return removeBackground !== null && masks?.[0]?.mode !== 'REPLACE';
}

/** RAW also for recipes from before there were qualities. */
export function matteKindOf({ removeBackground }: Pick<CompleteRecipe, 'removeBackground'>): MatteKind {
  return removeBackground?.quality ?? 'RAW';
}

/** What mattes of this kind are kept under; versions are told from the second on. */
export function nameOfKind(kind: MatteKind, versions = kindVersions): string {
  return versions[kind] > 1 ? `${kind}@${versions[kind]}` : kind;
}

/** What a rendition's key says of its matte: nothing where there is none, or it is the first of its kind. */
export function matteVersionOf(recipe: CompleteRecipe, versions = kindVersions): number | null {
  const version = needsMatte(recipe) ? versions[matteKindOf(recipe)] : 1;
  return version > 1 ? version : null;
}
