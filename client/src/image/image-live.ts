import { graphql } from '../gql/gql.ts';

/** The same of an image. */
export const ImageLive = graphql(`
  fragment ImageLive on Image {
    __typename
    id
    status
    createdAt
    revision
  }
`);
