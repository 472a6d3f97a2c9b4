import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { useNode } from '../list/use-node.ts';
import { CollageLive } from './collage-live.ts';
import { WishlistLive } from './wishlist-live.ts';

/** A wishlist as the list of all shows it, and what an answer that makes one or brings one back has of it. */
export const WishlistCard = graphql(`
  fragment WishlistCard on Wishlist {
    ...WishlistLive
    desktop: collage(aspect: 1.3333333333333333) {
      ...CollageLive
    }
  }
`);

const WishlistCardOf = graphql(`
  query WishlistCardOf($id: ID!) {
    node(id: $id) {
      ... on Wishlist {
        __typename
        ...WishlistCard
      }
    }
  }
`);

/** What the cache has of a wishlist that the list of all holds. */
export function useWishlistCard(id: string) {
  const node = useNode(WishlistCardOf, id)?.node;
  if (node?.__typename !== 'Wishlist') return null;
  const card = readFragment(WishlistCard, node);
  return { wishlist: readFragment(WishlistLive, card), collage: readFragment(CollageLive, card.desktop) };
}
