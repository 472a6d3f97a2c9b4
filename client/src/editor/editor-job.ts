import { graphql } from '../gql/gql.ts';

/** A job as the editor waits for it: how it stands, and its result. */
export const EditorJob = graphql(`
  fragment EditorJob on Job {
    ...JobProgress
    rendition {
      ...RenditionResult
    }
  }
`);

export const EditorJobOf = graphql(`
  query EditorJobOf($id: ID!) {
    job(id: $id) {
      ...EditorJob
    }
  }
`);
