import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import type { ConversionJobFragment as JobAnswer } from '../gql/graphql.ts';
import { RenditionResult } from '../image/rendition-result.ts';
import { JobProgress } from '../job/job-progress.ts';
import { isActive } from '../job/job-words.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { ConversionJob } from './conversion.ts';
import { ConversionJobFragment, ConversionJobOf } from './conversion-job.ts';

interface WatchedJobs {
  id: string;
  /** The job that makes the thumbnail; null where it is none of this upload's. */
  prepareId: string | null;
}

/**
 * Tells how a job stands now and whenever the cache, which the live subscription keeps up to date, hears news of it;
 * until nothing more can come: it has ended, and its picture's thumbnail is there or will not be. Null once the job is
 * gone. Answers with how to end it before.
 */
export function watchJob(
  client: Client,
  { id, prepareId }: WatchedJobs,
  onNews: (job: ConversionJob | null) => void,
): () => void {
  const ends: (() => void)[] = [];
  let isEnded = false;
  let isPrepared = prepareId === null;
  let isFinal = false;
  let latest: Omit<ConversionJob, 'thumbnailUrl'> | null = null;
  let thumbnailUrl: string | null = null;
  const end = () => {
    isEnded = true;
    for (const unsubscribe of ends) unsubscribe();
  };
  const endIfAll = () => {
    if (isFinal && isPrepared) end();
  };
  function watch(jobId: string, onAnswer: (answer: JobAnswer | null) => void) {
    const { unsubscribe } = client
      .query(ConversionJobOf, { id: jobId })
      .subscribe(({ data, error, stale }) => {
        const answer = readFragment(ConversionJobFragment, data?.job) ?? null;
        // Of a job that is gone the cache has nothing to tell, and no error either unless its image has expired.
        const isGone = error ? problemOfRequest(error).code === 'GONE' : !stale;
        if (!isEnded && (answer || isGone)) onAnswer(answer);
      });
    if (isEnded) unsubscribe();
    else ends.push(unsubscribe);
  }
  watch(id, (answer) => {
    if (!answer) {
      end();
      return onNews(null);
    }
    const progress = readFragment(JobProgress, answer);
    thumbnailUrl = answer.image?.thumbnail?.url ?? thumbnailUrl;
    latest = { progress, result: readFragment(RenditionResult, answer.rendition) ?? null };
    onNews({ ...latest, thumbnailUrl });
    isFinal = !isActive(progress.status);
    if (thumbnailUrl || !answer.image) isPrepared = true;
    endIfAll();
  });
  if (prepareId !== null && !isPrepared)
    watch(prepareId, (answer) => {
      // One event may bring its end and the thumbnail, and this hears of it first.
      const made = answer?.image?.thumbnail?.url ?? null;
      if (made && !thumbnailUrl && latest) onNews({ ...latest, thumbnailUrl: made });
      thumbnailUrl ??= made;
      isPrepared ||= !answer || !isActive(readFragment(JobProgress, answer).status);
      endIfAll();
    });
  return end;
}
