import { graphql } from '../gql/gql.ts';

/** An image as a gallery shows it. */
export const GalleryPhoto = graphql(`
  fragment GalleryPhoto on Image {
    id
    filename
    status
    width
    height
    placeholder
    needsApproval
    guestName
    hasPublicUrls
    thumbnail {
      id
      url
      width
    }
    preview {
      id
      url
      width
      height
      downloadUrl
    }
  }
`);
