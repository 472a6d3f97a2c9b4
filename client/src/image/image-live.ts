import { graphql } from '../gql/gql.ts';

/** What an event, or an answer that brings an image, has of it: enough for its place in every list. Pages add what they show. */
export const ImageLive = graphql(`
  fragment ImageLive on Image {
    __typename
    id
    status
    needsReview
    createdAt
    revision
  }
`);
