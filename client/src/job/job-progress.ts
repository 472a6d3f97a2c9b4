import { graphql } from '../gql/gql.ts';

/** How a job stands: what the live subscription keeps up to date. */
export const JobProgress = graphql(`
  fragment JobProgress on Job {
    id
    kind
    status
    stage
    progress
    attempt
    maxAttempts
    createdAt
    updatedAt
    revision
    startedAt
    finishedAt
    error {
      code
      message
      isRetryable
      params
    }
    metrics {
      queuedMs
      runMs
      stages {
        stage
        ms
      }
    }
  }
`);
