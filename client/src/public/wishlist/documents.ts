import { graphql } from '../../gql/gql.ts';
import type {
  PublicCollageFragment,
  PublicItemClaimsFragment,
  PublicWishFragment,
  PublicWishlistFragment,
} from '../../gql/graphql.ts';

export type WishlistFacts = PublicWishlistFragment;
export type Wish = PublicWishFragment;
export type CollageLayout = PublicCollageFragment;
export type ItemClaim = NonNullable<PublicItemClaimsFragment['claims']>[number];

export const PublicWishlist = graphql(`
  fragment PublicWishlist on Wishlist {
    title
    note
    isIndexed
    background
    expiresAt
    revealAt
    revision
  }
`);

export const PublicWish = graphql(`
  fragment PublicWish on WishlistItem {
    id
    name
    link
    note
    quantity
    revision
    price {
      amount
      currency
    }
    cutout {
      url
      width
      height
    }
  }
`);

export const PublicCollage = graphql(`
  fragment PublicCollage on Collage {
    id
    aspect
    revision
    placements {
      item {
        id
      }
      ratio
      outlines
      placement {
        x
        y
        width
        rotation
        z
      }
    }
  }
`);

/** The page as it is opened, which the owner may be: nothing of claims is in it. */
export const PublicWishlistPage = graphql(`
  query PublicWishlistPage($slug: String!, $pass: String) {
    wishlist(slug: $slug, pass: $pass) {
      ...PublicWishlist
      items {
        ...PublicWish
      }
      wide: collage(aspect: 1.3333) {
        ...PublicCollage
      }
      tall: collage(aspect: 0.5625) {
        ...PublicCollage
      }
      preview: collage(aspect: 1.905) {
        image(width: 1200, format: JPEG)
      }
    }
  }
`);

export const PublicWishlistPicture = graphql(`
  query PublicWishlistPicture($slug: String!) {
    wishlist(slug: $slug) {
      collage(aspect: 1.905) {
        image(width: 1200, format: JPEG)
      }
    }
  }
`);

/** Null for the owner, until they may know. */
export const PublicItemClaims = graphql(`
  fragment PublicItemClaims on WishlistItem {
    id
    claims {
      id
      quantity
      name
    }
  }
`);

/** Asked by the script, with the key of this browser if it has one. */
export const PublicClaims = graphql(`
  query PublicClaims($slug: String!, $pass: String) {
    wishlist(slug: $slug, pass: $pass) {
      isOwner
      items {
        ...PublicItemClaims
      }
    }
  }
`);

export const PublicWishlistUpdated = graphql(`
  subscription PublicWishlistUpdated($slug: String!, $pass: String, $after: String) {
    wishlistUpdated(slug: $slug, pass: $pass, after: $after) {
      wishlist {
        ...PublicWishlist
        items {
          id
        }
      }
      item {
        ...PublicWish
        ...PublicItemClaims
      }
      collage {
        ...PublicCollage
      }
      deletedId
      cursor
    }
  }
`);

export const ClaimPublicItem = graphql(`
  mutation ClaimPublicItem($input: ClaimItemInput!) {
    claimItem(input: $input) {
      claim {
        id
        quantity
        name
      }
      token
    }
  }
`);

export const ReleasePublicClaim = graphql(`
  mutation ReleasePublicClaim($input: ReleaseClaimInput!) {
    releaseClaim(input: $input) {
      claim {
        id
        quantity
        name
      }
    }
  }
`);

/** What a link to a claim is of, once more. */
export const PublicClaim = graphql(`
  query PublicClaim($token: String!) {
    claim(token: $token) {
      id
      quantity
      name
    }
  }
`);
