import { graphql } from '../gql/gql.ts';

/** A gallery as lists show it, and what an event or an answer that brings one has of it. */
export const GalleryLive = graphql(`
  fragment GalleryLive on Gallery {
    __typename
    id
    revision
    createdAt
    name
    note
    slug
    url
    sort
    visibility
    expiresAt
    imageCount
    cover {
      __typename
      id
      placeholder
      thumbnail {
        id
        url
        width
      }
      preview {
        id
        url
        width
      }
    }
  }
`);
