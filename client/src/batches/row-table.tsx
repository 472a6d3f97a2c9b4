import { Button, Skeleton } from '@mantine/core';
import { useRef } from 'react';
import { useMoreAtEnd } from '../list/use-more-at-end.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { tableRoles } from '../ui/table-roles.ts';
import { BatchRow } from './batch-row.tsx';
import { type RowFilter, rowFilters } from './row-filter.ts';
import type { RowListState } from './row-list.ts';
import classes from './row-table.module.css';
import { SheetIllustration } from './sheet-illustration.tsx';

/** As a row is on a desktop; a card on a phone is measured. */
const rowPx = 61;

interface RowTableProps {
  list: RowListState & { more(): void };
  filter: RowFilter;
  goesOn: boolean;
  onOpen: (id: string) => void;
}

/** The rows in sight, of however many there are. */
export function RowTable({ list, filter, goesOn, onOpen }: RowTableProps) {
  const { ids, isKnown, hasMore, problem } = list;
  const card = problem && <ProblemCard problem={problem} onRetry={list.more} />;
  if (!isKnown) return card ?? <RowSkeletons />;
  return (
    <>
      {ids.length === 0 && !hasMore ? (
        <EmptyState
          illustration={<SheetIllustration />}
          title={filter === 'all' ? 'No rows yet' : `Nothing ${rowFilters[filter].label.toLowerCase()}`}
          text={goesOn ? 'Rows show up here as they come to it.' : 'No row of this batch is in this state.'}
        />
      ) : (
        <Rows list={list} onOpen={onOpen} />
      )}
      {card}
    </>
  );
}

function Rows({ list, onOpen }: Pick<RowTableProps, 'list' | 'onOpen'>) {
  const { ids, hasMore, isAsking } = list;
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useVirtualRows({ element: body, count: ids.length, rowPx, keys: ids, overscan: 8 });
  useMoreAtEnd(list, rows.end);
  return (
    <>
      {/* The row of the headings is the first. */}
      <table className={classes.table} {...tableRoles.table} aria-rowcount={hasMore ? -1 : ids.length + 1}>
        <thead {...tableRoles.group}>
          <tr {...tableRoles.row} aria-rowindex={1}>
            {['Line', 'Picture', 'State'].map((name) => (
              <th key={name} scope="col" {...tableRoles.header}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} {...tableRoles.group}>
          <Space px={rows.beforePx} />
          {ids.slice(rows.start, rows.end).map((id, at) => (
            <BatchRow key={id} ref={rows.measure} id={id} index={rows.start + at} onOpen={onOpen} />
          ))}
          <Space px={rows.afterPx} />
        </tbody>
      </table>
      {hasMore && (
        <Button variant="subtle" color="gray" fullWidth loading={isAsking} onClick={list.more}>
          Show more
        </Button>
      )}
    </>
  );
}

/** In the place of rows that are out of sight. */
function Space({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    <tr aria-hidden className={classes.space}>
      <td style={{ height: px }} />
    </tr>
  );
}

const places = [0, 1, 2, 3, 4, 5];

function RowSkeletons() {
  return (
    <div role="status" aria-label="Loading rows">
      {places.map((place) => (
        <Skeleton key={place} height={52} mb={8} radius="md" />
      ))}
    </div>
  );
}
