import { graphql } from '../gql/gql.ts';

/** A job as a row of the page shows it. */
export const JobRowJob = graphql(`
  fragment JobRow on Job {
    id
    ...JobProgress
    retryOf {
      id
    }
    image {
      id
      filename
      placeholder
      thumbnail {
        id
        url
      }
    }
  }
`);

export const JobRowOf = graphql(`
  query JobRowOf($id: ID!) {
    job(id: $id) {
      ...JobRow
    }
  }
`);
