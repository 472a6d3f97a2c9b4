import { graphql } from '../gql/gql.ts';

export const CreateWishlist = graphql(`
  mutation CreateWishlist($input: CreateWishlistInput!) {
    createWishlist(input: $input) {
      wishlist {
        id
        ...WishlistCard
      }
    }
  }
`);
