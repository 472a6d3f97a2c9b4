import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { countPictures, formatCount } from '../format/count.ts';
import type { BatchLiveFragment, ErrorCode } from '../gql/graphql.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { isGoingOn } from './batch-words.ts';
import classes from './failure-list.module.css';
import { useBatchActions } from './use-batch-actions.ts';

interface FailureListProps {
  batch: BatchLiveFragment;
  onRetried: () => void;
}

/** Why pictures failed, most first, each reason with another try for all that it stopped. */
export function FailureList({ batch, onRetried }: FailureListProps) {
  const { id, failures, counts, status } = batch;
  const { busy, retry } = useBatchActions();
  const again = async (codes: ErrorCode[] | null) => {
    if (await retry({ id, ...(codes && { codes }) })) onRetried();
  };
  const isStopped = counts.canceled > 0 && !isGoingOn(status);
  if (failures.length === 0 && !isStopped) return null;
  const all = counts.failed + counts.canceled;
  return (
    <section className={classes.failures} aria-label="What went wrong">
      <ul className={classes.list}>
        {failures.map(({ code, count }) => {
          const { title } = wordProblem({ code, params: {} });
          return (
            <li key={code} className={classes.failure}>
              <IconAlertTriangle size={17} aria-hidden />
              <span className={classes.words}>
                <strong className="tabular">{formatCount(count)}</strong> {title}
                <span className={classes.code}>{code}</span>
              </span>
              <Button
                size="xs"
                variant="default"
                loading={busy}
                aria-label={`Retry ${countPictures(count)}: ${title}`}
                onClick={() => void again([code])}
              >
                Retry
              </Button>
            </li>
          );
        })}
      </ul>
      {(failures.length > 1 || isStopped) && (
        <Button
          fullWidth
          loading={busy}
          leftSection={<IconRefresh size={17} aria-hidden />}
          onClick={() => void again(null)}
        >
          {failures.length === 0 ? `Go on with ${countPictures(all)}` : `Retry all ${formatCount(all)}`}
        </Button>
      )}
    </section>
  );
}
