import { graphql } from '../gql/gql.ts';

/** A job as the Studio shows it: how it stands, and its result. */
export const StudioJob = graphql(`
  fragment StudioJob on Job {
    ...JobProgress
    rendition {
      ...RenditionResult
    }
  }
`);
