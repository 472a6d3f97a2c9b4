import { graphql } from '../gql/gql.ts';

/** Pages of one list have one size, wherever they are asked for: the cache merges them. */
export const libraryPageSize = 48;

export const LibraryImages = graphql(`
  query LibraryImages($first: Int!, $after: String) {
    images(first: $first, after: $after) {
      nodes {
        id
        filename
        ...LibraryTile
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
