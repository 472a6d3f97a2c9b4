import { type FragmentType, readFragment } from '../gql/fragment-masking.ts';
import type { RenditionResultFragment } from '../gql/graphql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { RenditionListImage } from './rendition-list.tsx';

/** The newest cutout that somebody asked for: the editor makes others meanwhile, to be looked at. */
export function findCutout(
  image: FragmentType<typeof RenditionListImage>,
): RenditionResultFragment | undefined {
  const { renditions } = readFragment(RenditionListImage, image);
  return (renditions?.nodes ?? [])
    .map((node) => readFragment(RenditionResult, node))
    .find(({ recipe }) => recipe.removeBackground && !recipe.background);
}
