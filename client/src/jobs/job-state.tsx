import type { JobProgressFragment } from '../gql/graphql.ts';
import { isActive, stageNames, statusNames } from '../job/job-words.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import classes from './jobs.module.css';

/** The status as a badge; while the job is active, also its stage, how far it is, and which attempt this is. */
export function JobState({ job }: { job: JobProgressFragment }) {
  return (
    <>
      <span className={classes.badge} data-status={job.status}>
        {statusNames[job.status]}
      </span>
      {isActive(job.status) && (
        <>
          <span className={`${classes.stage} tabular`}>
            {stageNames[job.stage].doing}
            {job.attempt > 1 && ` · attempt ${job.attempt} of ${job.maxAttempts}`}
          </span>
          <ProgressBar className={classes.bar} label="Progress" fraction={job.progress} />
        </>
      )}
    </>
  );
}
