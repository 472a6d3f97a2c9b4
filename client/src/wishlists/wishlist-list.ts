import { graphql } from '../gql/gql.ts';
import type { ListDefinition } from '../list/lists.ts';

/** The account's wishlists. */
export const wishlistList: ListDefinition<never> = {
  type: 'Wishlist',
  field: 'wishlists',
  document: graphql(`
    query WishlistList($first: Int!, $after: String) {
      page: wishlists(first: $first, after: $after) {
        nodes {
          id
          createdAt
          ...WishlistCard
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
};
