import { graphql } from '../gql/gql.ts';

/** Of one that a gallery holds. */
export const GalleryPhotoOf = graphql(`
  query GalleryPhotoOf($id: ID!) {
    image(id: $id) {
      ...GalleryPhoto
    }
  }
`);
