import { graphql } from '../gql/gql.ts';

/** A collage with all that is needed to draw it, whatever else is known of its items. */
export const CollageLive = graphql(`
  fragment CollageLive on Collage {
    __typename
    id
    revision
    aspect
    isSettled
    placements {
      item {
        ...ItemFace
      }
      placement {
        x
        y
        width
        rotation
        z
      }
      ratio
      isPinned
      outlines
    }
  }
`);
