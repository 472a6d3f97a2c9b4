import { graphql } from '../gql/gql.ts';

/** An image as the Studio shows it beside its result. */
export const StudioImage = graphql(`
  fragment StudioImage on Image {
    id
    revision
    filename
    width
    height
    byteSize
    mimeType
    placeholder
    needsReview
    thumbnail {
      id
      url
    }
    preview {
      id
      url
    }
  }
`);
