import { graphql } from '../gql/gql.ts';

/** A batch as its page and lists show it, and what an event or an answer that brings one has of it. */
export const BatchLive = graphql(`
  fragment BatchLive on Batch {
    __typename
    id
    revision
    createdAt
    name
    status
    progress
    secondsLeft
    error {
      code
      message
      params
    }
    counts {
      rows
      items
      distinct
      queued
      running
      succeeded
      failed
      canceled
      inputBytes
      outputBytes
    }
    failures {
      code
      count
    }
    problemCount
    startedAt
    finishedAt
    expiresAt
  }
`);
