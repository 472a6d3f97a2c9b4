import type { BatchStatus } from '../gql/graphql.ts';
import classes from './badge.module.css';
import { batchStatusNames } from './batch-words.ts';

const looks = {
  READING: 'RUNNING',
  RUNNING: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  COMPLETED_WITH_ERRORS: 'MIXED',
  FAILED: 'FAILED',
  CANCELED: 'CANCELED',
} as const satisfies Record<BatchStatus, string>;

export const BatchStatusBadge = ({ status }: { status: BatchStatus }) => (
  <span className={classes.badge} data-look={looks[status]}>
    {batchStatusNames[status]}
  </span>
);
