import { graphql } from '../gql/gql.ts';

/** A job as a run shows it: how it stands, its result, and its picture's thumbnail. */
export const ConversionJobFragment = graphql(`
  fragment ConversionJob on Job {
    ...JobProgress
    image {
      id
      thumbnail {
        id
        url
      }
    }
    rendition {
      ...RenditionResult
    }
  }
`);

export const ConversionJobOf = graphql(`
  query ConversionJobOf($id: ID!) {
    job(id: $id) {
      ...ConversionJob
    }
  }
`);
