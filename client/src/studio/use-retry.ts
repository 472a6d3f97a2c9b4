import { useJobActions } from '../job/use-job-actions.ts';
import { useStudio } from './studio-context.ts';
import type { LivePicture } from './use-picture.ts';

/** Tries whatever failed or was canceled again: the upload, the job, or the request for one. */
export function useRetry({ picture, state }: LivePicture) {
  const { uploader, follow, run } = useStudio();
  const { retry } = useJobActions();
  return async () => {
    if (!picture.imageId) return uploader.retry([picture.key]);
    const failedJob = state.at === 'failed' || state.at === 'canceled' ? state.jobId : null;
    if (!failedJob) return run(picture.key);
    const jobId = await retry(failedJob);
    if (jobId) follow(picture.key, jobId);
  };
}
