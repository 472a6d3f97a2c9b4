import { graphql } from '../gql/gql.ts';
import type { ImageFilter } from '../gql/graphql.ts';
import type { ListDefinition } from './lists.ts';

/** The account's images. */
export const imageList: ListDefinition<ImageFilter> = {
  type: 'Image',
  field: 'images',
  document: graphql(`
    query ImageList($first: Int!, $after: String, $filter: ImageFilter) {
      page: images(first: $first, after: $after, filter: $filter) {
        nodes {
          id
          createdAt
          ...ImageLive
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
};
