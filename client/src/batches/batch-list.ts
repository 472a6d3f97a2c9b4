import { graphql } from '../gql/gql.ts';
import type { ListDefinition } from '../list/lists.ts';

/** The account's batches. */
export const batchList: ListDefinition<never> = {
  type: 'Batch',
  field: 'batches',
  document: graphql(`
    query BatchList($first: Int!, $after: String) {
      page: batches(first: $first, after: $after) {
        nodes {
          id
          createdAt
          ...BatchLive
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
};
