import { graphql } from '../gql/gql.ts';

/** Everything a page may show of a job: one event brings the job, its image and its result up to date in the cache. */
export const JobLive = graphql(`
  fragment JobLive on Job {
    ...JobProgress
    retryOf {
      id
    }
    image {
      ...LibraryTile
      ...StudioImage
    }
    rendition {
      ...RenditionResult
    }
  }
`);
