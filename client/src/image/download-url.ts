import { graphql } from '../gql/gql.ts';

/** Where a result is to be had under a name. */
export const DownloadUrl = graphql(`
  query DownloadUrl($id: ID!, $filename: String!) {
    node(id: $id) {
      ... on Rendition {
        id
        url(downloadAs: $filename)
      }
    }
  }
`);
