import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { JobProgress } from '../job/job-progress.ts';
import { isActive } from '../job/job-words.ts';
import type { ConversionJob } from './conversion.ts';

const ConversionJobQuery = graphql(`
  query ConversionJob($id: ID!) {
    job(id: $id) {
      id
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
  }
`);

/**
 * Tells how a job stands now and whenever the cache, which the live subscription keeps up to date, hears news of it;
 * until nothing more can come. Answers with how to end it before.
 */
export function watchJob(client: Client, id: string, onNews: (job: ConversionJob) => void): () => void {
  let ended = false;
  let unsubscribe = () => {};
  const end = () => {
    ended = true;
    unsubscribe();
  };
  const source = client.query(ConversionJobQuery, { id });
  ({ unsubscribe } = source.subscribe(({ data }) => {
    const answer = data?.job;
    if (!answer || ended) return;
    const progress = readFragment(JobProgress, answer);
    const thumbnailUrl = answer.image?.thumbnail?.url ?? null;
    onNews({ progress, result: readFragment(RenditionResult, answer.rendition) ?? null, thumbnailUrl });
    if (!isActive(progress.status) && (thumbnailUrl || !answer.image)) end();
  }));
  if (ended) unsubscribe();
  return end;
}
