import { readFragment } from '../gql/fragment-masking.ts';
import type { ItemFaceFragment } from '../gql/graphql.ts';
import { ItemFace } from './item-live.ts';

/** What is seen of an item wherever it is. */
export const faceOf = (item: {
  ' $fragmentRefs'?: { ItemFaceFragment: ItemFaceFragment };
}): ItemFaceFragment => readFragment(ItemFace, item);
