import { graphql } from '../gql/gql.ts';

/** An item as its row shows it, and what an event has of it. */
export const BatchItemShown = graphql(`
  fragment BatchItemShown on BatchItem {
    __typename
    id
    revision
    url
    status
    attempt
    error {
      code
      message
      params
    }
    image {
      __typename
      id
      placeholder
      thumbnail {
        id
        url
      }
    }
  }
`);

export const BatchRowShown = graphql(`
  fragment BatchRowShown on BatchRow {
    __typename
    id
    index
    line
    name
    status
    items {
      ...BatchItemShown
    }
  }
`);

export const BatchRowOf = graphql(`
  query BatchRowOf($id: ID!) {
    node(id: $id) {
      ... on BatchRow {
        __typename
        ...BatchRowShown
      }
    }
  }
`);
