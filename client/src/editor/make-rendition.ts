import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import type { RecipeInput, RenditionResultFragment } from '../gql/graphql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { JobProgress } from '../job/job-progress.ts';
import { isActive } from '../job/job-words.ts';
import { cancelIfActive, runRecipe } from '../job/run-recipe.ts';
import { problemOfJob, problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { EditorJob, EditorJobOf } from './editor-job.ts';

export type Made = { rendition: RenditionResultFragment } | { problem: Problem };

interface MakeOptions {
  client: Client;
  imageId: string;
  recipe: RecipeInput;
  /** Aborted, the job is canceled: nobody waits for it. */
  signal: AbortSignal;
  onProgress?(fraction: number): void;
}

const canceled: Made = { problem: { code: 'CANCELED', params: {} } };

/** Has the server make a rendition and waits for it; at once, if there is one already. */
export async function makeRendition(options: MakeOptions): Promise<Made> {
  const { client, imageId, recipe, signal } = options;
  const { data, error } = await runRecipe(client, imageId, recipe);
  if (error) return { problem: problemOfRequest(error) };
  const jobId = data?.processImage?.job.id;
  if (!jobId) return { problem: { code: 'OFFLINE', params: {} } };
  if (signal.aborted) {
    void cancelIfActive(client, jobId);
    return canceled;
  }
  return follow(jobId, options);
}

/** The cache hears of the job live. */
function follow(jobId: string, { client, signal, onProgress }: MakeOptions): Promise<Made> {
  return new Promise((resolve) => {
    let isEnded = false;
    let unsubscribe = () => {};
    const end = (made: Made) => {
      isEnded = true;
      unsubscribe();
      signal.removeEventListener('abort', giveUp);
      resolve(made);
    };
    const giveUp = () => {
      void cancelIfActive(client, jobId);
      end(canceled);
    };
    signal.addEventListener('abort', giveUp);
    ({ unsubscribe } = client.query(EditorJobOf, { id: jobId }).subscribe(({ data, error, stale }) => {
      if (isEnded) return;
      const answer = readFragment(EditorJob, data?.job);
      if (!answer) {
        if (error || !stale)
          end({ problem: error ? problemOfRequest(error) : { code: 'NOT_FOUND', params: {} } });
        return;
      }
      const job = readFragment(JobProgress, answer);
      const rendition = readFragment(RenditionResult, answer.rendition);
      if (rendition && job.status === 'SUCCEEDED') end({ rendition });
      else if (job.status === 'FAILED' && job.error) end({ problem: problemOfJob(job.error) });
      else if (job.status === 'CANCELED') end(canceled);
      else if (isActive(job.status)) onProgress?.(job.progress);
    }));
    if (isEnded) unsubscribe();
  });
}
