import { formatPercent } from '../format/measure.ts';
import type { JobProgressFragment } from '../gql/graphql.ts';
import { isActive, stageNames, statusNames } from '../job/job-words.ts';
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
          <span
            className={classes.track}
            role="progressbar"
            aria-label="Progress"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(job.progress * 100)}
            title={formatPercent(job.progress)}
          >
            <span className={classes.fill} style={{ transform: `scaleX(${job.progress})` }} />
          </span>
        </>
      )}
    </>
  );
}
