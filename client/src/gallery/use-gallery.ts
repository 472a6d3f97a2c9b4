import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { GalleryLiveFragment } from '../gql/graphql.ts';
import { useNode } from '../list/use-node.ts';
import { GalleryLive } from './gallery-live.ts';

const GalleryOf = graphql(`
  query GalleryOf($id: ID!) {
    node(id: $id) {
      ... on Gallery {
        __typename
        ...GalleryLive
      }
    }
  }
`);

/** What the cache has of a gallery that a list holds. */
export function useGallery(id: string): GalleryLiveFragment | null {
  const node = useNode(GalleryOf, id)?.node;
  return node?.__typename === 'Gallery' ? readFragment(GalleryLive, node) : null;
}
