import { graphql } from '../gql/gql.ts';

/**
 * What an event, or an answer that brings a job, has of it, its image and its result: enough to find its place in every
 * list. What pages show is added by api/spread-shown.ts.
 */
export const JobLive = graphql(`
  fragment JobLive on Job {
    __typename
    id
    kind
    status
    createdAt
    revision
    retryOf {
      id
    }
    image {
      ...ImageLive
    }
    rendition {
      id
    }
  }
`);
