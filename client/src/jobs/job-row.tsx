import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { memo, type Ref } from 'react';
import { formatAgo, formatMs } from '../format/measure.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import type { JobProgressFragment } from '../gql/graphql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { JobProgress } from '../job/job-progress.ts';
import { isActive, kindNames } from '../job/job-words.ts';
import { useJobActions } from '../job/use-job-actions.ts';
import { useNode } from '../list/use-node.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { tableRoles } from '../ui/table-roles.ts';
import { JobRowJob, JobRowOf } from './job-row-job.ts';
import { JobState } from './job-state.tsx';
import classes from './jobs.module.css';
import { StageTimings } from './stage-timings.tsx';

interface JobRowProps {
  id: string;
  /** Its number in the list, from 0. */
  index: number;
  nowMs: number;
  /** Measures it. */
  ref: Ref<HTMLTableRowElement>;
}

/** A row on a desktop, a card on a phone. */
export const JobRow = memo(function JobRow({ id, index, nowMs, ref }: JobRowProps) {
  const row = readFragment(JobRowJob, useNode(JobRowOf, id)?.job);
  const job = readFragment(JobProgress, row);
  if (!row || !job) return null;
  const { image } = row;
  const name = image?.filename ?? 'Deleted picture';
  return (
    <tr ref={ref} data-index={index} className={classes.row} {...tableRoles.row} aria-rowindex={index + 2}>
      <td {...tableRoles.cell} className={classes.picture}>
        <span className={classes.thumb}>
          <FadeInImage src={image?.thumbnail?.url ?? null} placeholder={image?.placeholder ?? null} alt="" />
        </span>
        <span className={classes.names}>
          <span className={classes.name}>{name}</span>
          <span className={classes.kind}>
            {kindNames[job.kind]}
            {row.retryOf && ' · another try'}
          </span>
        </span>
      </td>
      <td {...tableRoles.cell} className={classes.state}>
        <JobState job={job} />
        {job.status === 'FAILED' && job.error && (
          <span className={classes.error}>{wordProblem(problemOfJob(job.error)).title}</span>
        )}
      </td>
      <td {...tableRoles.cell} className={`${classes.time} tabular`}>
        <Times job={job} />
      </td>
      <td {...tableRoles.cell} className={classes.timings}>
        <StageTimings stages={job.metrics.stages} />
      </td>
      <td {...tableRoles.cell} className={`${classes.ago} tabular`}>
        {formatAgo(job.createdAt, nowMs)}
      </td>
      <td {...tableRoles.cell} className={classes.actions}>
        <JobActions job={job} name={name} />
      </td>
    </tr>
  );
});

function Times({ job }: { job: JobProgressFragment }) {
  const { queuedMs, runMs } = job.metrics;
  return (
    <>
      {typeof runMs === 'number' && <span className={classes.run}>{formatMs(runMs)}</span>}
      {typeof queuedMs === 'number' && <span className={classes.queued}>{formatMs(queuedMs)} queued</span>}
    </>
  );
}

function JobActions({ job, name }: { job: JobProgressFragment; name: string }) {
  const { busy, cancel, retry } = useJobActions();
  if (job.status === 'SUCCEEDED') return null;
  const [label, Icon, act] = isActive(job.status)
    ? ([`Cancel: ${name}`, IconPlayerStop, cancel] as const)
    : ([`Try again: ${name}`, IconRefresh, retry] as const);
  return (
    <Tooltip label={isActive(job.status) ? 'Cancel' : 'Try again'}>
      <ActionIcon
        variant="default"
        size={36}
        loading={busy}
        aria-label={label}
        onClick={() => void act(job.id)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
