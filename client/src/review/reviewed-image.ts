import { graphql } from '../gql/gql.ts';

/** What the list of what is worth a look shows of an image beside its tile. */
export const ReviewedImage = graphql(`
  fragment ReviewedImage on Image {
    cutout {
      id
      url
    }
  }
`);

/** Of one that the list holds. */
export const ReviewedImageOf = graphql(`
  query ReviewedImageOf($id: ID!) {
    image(id: $id) {
      ...ImageTile
      ...ReviewedImage
    }
  }
`);
