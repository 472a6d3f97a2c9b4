import { Button, SegmentedControl, Skeleton, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql/gql.ts';
import { isStatusFilter, type StatusFilter, statusFilters } from '../job/job-words.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { tableRoles } from '../ui/table-roles.ts';
import { useLatest } from '../ui/use-latest.ts';
import { useNow } from '../ui/use-now.ts';
import { ConveyorIllustration } from './conveyor-illustration.tsx';
import { JobRow } from './job-row.tsx';
import classes from './jobs.module.css';
import { StageLegend } from './stage-timings.tsx';

const JobsPageQuery = graphql(`
  query JobsPage($first: Int!, $after: String, $filter: JobFilter) {
    jobs(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        ...JobRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

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

const pageSize = 50;

function JobList({ filter }: { filter: StatusFilter }) {
  const [after, setAfter] = useState<string | null>(null);
  const nowMs = useNow();
  const { statuses } = statusFilters[filter];
  const [{ data: answer, fetching, error }, refetch] = useQuery({
    query: JobsPageQuery,
    variables: { first: pageSize, after, ...(statuses && { filter: { statuses: [...statuses] } }) },
  });
  // A later page that fails leaves the ones before it.
  const data = useLatest(answer?.jobs ? answer : undefined);
  const jobs = data?.jobs?.nodes ?? [];
  const end = data?.jobs?.pageInfo;

  const problem = error && !fetching && (
    <ProblemCard
      problem={problemOfRequest(error)}
      onRetry={() => refetch({ requestPolicy: 'network-only' })}
    />
  );
  if (problem && !data) return problem;
  if (!data) return <JobSkeletons />;
  if (jobs.length === 0) return <NoJobs filter={filter} />;
  return (
    <>
      <StageLegend />
      <table className={classes.table} {...tableRoles.table}>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row}>
            <th scope="col" {...tableRoles.header}>
              Picture
            </th>
            <th scope="col" {...tableRoles.header}>
              State
            </th>
            <th scope="col" {...tableRoles.header}>
              Time
            </th>
            <th scope="col" {...tableRoles.header}>
              Where the time went
            </th>
            <th scope="col" {...tableRoles.header}>
              Added
            </th>
            <th scope="col" {...tableRoles.header}>
              <span className={classes.hidden}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody {...tableRoles.group}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} nowMs={nowMs} />
          ))}
        </tbody>
      </table>
      <LoadMore cursor={!fetching && end?.hasNextPage ? end.endCursor : null} onReached={setAfter} />
      {problem}
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
