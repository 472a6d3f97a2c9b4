import { graphql } from '../gql/gql.ts';
import type { ListDefinition } from '../list/lists.ts';

/** The account's galleries. */
export const galleryList: ListDefinition<never> = {
  type: 'Gallery',
  field: 'galleries',
  document: graphql(`
    query GalleryList($first: Int!, $after: String) {
      page: galleries(first: $first, after: $after) {
        nodes {
          id
          createdAt
          ...GalleryLive
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
};
