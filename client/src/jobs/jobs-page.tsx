import { Button, SegmentedControl, Skeleton, Title } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useLiveList } from '../list/use-live-list.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ConveyorIllustration } from './conveyor-illustration.tsx';
import { jobList } from './job-list.ts';
import { JobTable } from './job-table.tsx';
import classes from './jobs.module.css';
import { StageLegend } from './stage-timings.tsx';
import { isStatusFilter, type StatusFilter, statusFilters } from './status-filter.ts';

const filters = Object.entries(statusFilters).map(([value, { label }]) => ({ value, label }));

export function JobsPage() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('show');
  const filter: StatusFilter = isStatusFilter(asked) ? asked : 'all';
  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          Jobs
        </Title>
        <SegmentedControl
          aria-label="Show"
          data={filters}
          value={filter}
          onChange={(show) => setParams(show === 'all' ? {} : { show }, { replace: true })}
        />
      </div>
      <JobList key={filter} filter={filter} />
    </>
  );
}

function JobList({ filter }: { filter: StatusFilter }) {
  const { statuses } = statusFilters[filter];
  const list = useLiveList(jobList, statuses && { statuses: [...statuses] });
  const { ids, isKnown, problem } = list;
  const card = problem && <ProblemCard problem={problem} onRetry={list.more} />;
  if (!isKnown) return card ?? <JobSkeletons />;
  return (
    <>
      {ids.length === 0 && !list.hasMore ? (
        <NoJobs filter={filter} />
      ) : (
        <>
          <StageLegend />
          <JobTable list={list} />
        </>
      )}
      {card}
    </>
  );
}

function NoJobs({ filter }: { filter: StatusFilter }) {
  return (
    <EmptyState
      illustration={<ConveyorIllustration />}
      title={filter === 'all' ? 'No jobs yet' : `Nothing ${statusFilters[filter].label.toLowerCase()}`}
      text="Whatever the server works on for you shows up here, live, with how long each step took."
    >
      {filter === 'all' && (
        <Button component={Link} to="/">
          Open the Studio
        </Button>
      )}
    </EmptyState>
  );
}

const places = [0, 1, 2, 3, 4, 5];

function JobSkeletons() {
  return (
    <div role="status" aria-label="Loading jobs">
      {places.map((place) => (
        <Skeleton key={place} height={64} mb={8} radius="md" />
      ))}
    </div>
  );
}
