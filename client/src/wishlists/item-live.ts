import { graphql } from '../gql/gql.ts';

/**
 * What lies of an item on a collage. It has no revision: told with a collage it would say of all the rest of the item that
 * it is as new.
 */
export const ItemFace = graphql(`
  fragment ItemFace on WishlistItem {
    __typename
    id
    name
    link
    cutout {
      id
      url
    }
  }
`);

/** The picture of an item; what is told of images has it too. */
export const ItemImage = graphql(`
  fragment ItemImage on Image {
    id
    status
    placeholder
    thumbnail {
      id
      url
    }
  }
`);

/** The work on an item; what is told of jobs has it too. */
export const ItemJob = graphql(`
  fragment ItemJob on Job {
    id
    kind
    status
    stage
    progress
  }
`);

/** An item as its owner's list shows it. Its claims are null until they are revealed. */
export const ItemLive = graphql(`
  fragment ItemLive on WishlistItem {
    ...ItemFace
    revision
    note
    price {
      amount
      currency
    }
    quantity
    weight
    keepsBackground
    image {
      ...ImageLive
      ...ItemImage
    }
    job {
      ...JobLive
      ...ItemJob
    }
    problem {
      code
      message
      isRetryable
      params
    }
    claimedQuantity
    claims {
      id
      quantity
      name
      createdAt
    }
  }
`);
