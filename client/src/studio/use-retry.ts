import { useJobActions } from '../job/use-job-actions.ts';
import { useFeature } from '../session/session-context.ts';
import { trayFeature } from '../upload/tray-feature.ts';
import { useStudio } from './studio-feature.ts';
import type { LivePicture } from './use-picture.ts';

/** Tries whatever failed or was canceled again: the upload, the job, or the request for one. */
export function useRetry({ picture, state }: LivePicture) {
  const { line, follow, run } = useStudio();
  const tray = useFeature(trayFeature);
  const { retry } = useJobActions();
  return async () => {
    if (picture.upload?.phase === 'waiting') return tray.resume();
    if (picture.address && !picture.imageId) return run(picture.key);
    if (!picture.imageId) return line.retry([picture.key]);
    const failedJob = state.at === 'failed' || state.at === 'canceled' ? state.jobId : null;
    if (!failedJob) return run(picture.key);
    const jobId = await retry(failedJob);
    if (jobId) follow(picture.key, jobId);
  };
}
