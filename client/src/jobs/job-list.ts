import { graphql } from '../gql/gql.ts';
import type { JobFilter } from '../gql/graphql.ts';
import type { ListDefinition } from '../list/lists.ts';

/** The account's jobs. */
export const jobList: ListDefinition<JobFilter> = {
  type: 'Job',
  field: 'jobs',
  document: graphql(`
    query JobList($first: Int!, $after: String, $filter: JobFilter) {
      page: jobs(first: $first, after: $after, filter: $filter) {
        nodes {
          id
          createdAt
          ...JobLive
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
};
