import { graphql } from '../gql/gql.ts';

/** An image as a tile shows it, wherever one is shown. */
export const ImageTile = graphql(`
  fragment ImageTile on Image {
    id
    filename
    status
    needsReview
    placeholder
    rejection {
      code
      message
      params
    }
    thumbnail {
      id
      url
    }
    cutout {
      id
    }
  }
`);

/** Of one that a list holds. */
export const ImageTileOf = graphql(`
  query ImageTileOf($id: ID!) {
    image(id: $id) {
      ...ImageTile
    }
  }
`);
