import { Skeleton } from '@mantine/core';
import { memo, type Ref, useRef } from 'react';
import { Link } from 'react-router';
import { formatAgo, formatPercent } from '../format/measure.ts';
import type { ListState } from '../list/live-list.ts';
import { useMoreAtEnd } from '../list/use-more-at-end.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './batch-cards.module.css';
import { BatchStatusBadge } from './batch-status-badge.tsx';
import { countWords, isGoingOn, wordSecondsLeft } from './batch-words.ts';
import { useBatch } from './use-batch.ts';

/** As the style sheet has it on a desktop, with the gap under it; on a phone it is measured. */
const cardPx = 92;

/** The batches in sight, of however many there are. */
export function BatchCards({ list }: { list: ListState & { more(): void } }) {
  const { ids } = list;
  const element = useRef<HTMLUListElement>(null);
  const rows = useVirtualRows({ element, count: ids.length, rowPx: cardPx, keys: ids });
  const nowMs = useNow();
  useMoreAtEnd(list, rows.end);
  return (
    <ul
      ref={element}
      className={classes.list}
      style={{ paddingTop: rows.beforePx, paddingBottom: Math.max(0, rows.afterPx) }}
    >
      {ids.slice(rows.start, rows.end).map((id, at) => (
        <BatchCard
          key={id}
          ref={rows.measure}
          id={id}
          index={rows.start + at}
          of={list.hasMore ? -1 : ids.length}
          nowMs={nowMs}
        />
      ))}
    </ul>
  );
}

interface BatchCardProps {
  id: string;
  /** Its number in the list, from 0, and how many there are; -1 while that is not known. */
  index: number;
  of: number;
  nowMs: number;
  ref: Ref<HTMLLIElement>;
}

const BatchCard = memo(function BatchCard({ id, index, of, nowMs, ref }: BatchCardProps) {
  const { batch } = useBatch(id, 'cache-first');
  return (
    <li ref={ref} data-index={index} className={classes.card} aria-posinset={index + 1} aria-setsize={of}>
      {batch && (
        <>
          <div className={classes.words}>
            <Link to={`/batches/${id}`} className={classes.name}>
              {batch.name}
            </Link>
            <p className={`${classes.facts} tabular`}>{countWords(batch.counts)}</p>
          </div>
          <div className={`${classes.how} tabular`}>
            <BatchStatusBadge status={batch.status} />
            <span className={classes.ago}>{formatAgo(batch.createdAt, nowMs)}</span>
          </div>
          {isGoingOn(batch.status) && (
            <div className={`${classes.progress} tabular`}>
              <ProgressBar label={`Progress of ${batch.name}`} fraction={batch.progress} />
              <span>
                {formatPercent(Math.min(batch.progress, 0.99))}
                {typeof batch.secondsLeft === 'number' && `, ${wordSecondsLeft(batch.secondsLeft)}`}
              </span>
            </div>
          )}
        </>
      )}
    </li>
  );
});

const places = [0, 1, 2, 3];

export function BatchSkeletons() {
  return (
    <div role="status" aria-label="Loading batches">
      {places.map((place) => (
        <Skeleton key={place} height={80} mb={12} radius="lg" />
      ))}
    </div>
  );
}
