import { graphql } from '../gql/gql.ts';

/**
 * What an event, or an answer that brings a wishlist, has of it: all but its items and collages. Their order has a name of
 * its own: laid over an answer that has the items themselves, it is not to take their place.
 */
export const WishlistLive = graphql(`
  fragment WishlistLive on Wishlist {
    __typename
    id
    revision
    createdAt
    title
    note
    slug
    url
    visibility
    isIndexed
    hasPassword
    background
    expiresAt
    revealAt
    order: items {
      __typename
      id
    }
  }
`);
