import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import type { BatchLiveFragment } from '../gql/graphql.ts';
import { BatchHead } from './batch-head.tsx';
import classes from './batch-page.module.css';
import { BatchPanel } from './batch-panel.tsx';
import { isGoingOn } from './batch-words.ts';
import { FailureList } from './failure-list.tsx';
import { isRowFilter, type RowFilter, rowFilters } from './row-filter.ts';
import { RowTable } from './row-table.tsx';
import { useRows } from './use-rows.ts';

/** Of no use before somebody opens a row. */
const RowDialog = lazy(async () => ({ default: (await import('./row-dialog.tsx')).RowDialog }));

const filters = Object.entries(rowFilters).map(([value, { label }]) => ({ value, label }));

export function BatchView({ batch }: { batch: BatchLiveFragment }) {
  const [params, setParams] = useSearchParams();
  const asked = params.get('show');
  const filter: RowFilter = isRowFilter(asked) ? asked : 'all';
  const openRow = params.get('row');
  const goesOn = isGoingOn(batch.status);
  const list = useRows({ batchId: batch.id, filter, goesOn, count: batch.counts.rows });
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <BatchHead batch={batch} onChanged={list.refresh} />
      <div className={classes.bench}>
        <div className={classes.side}>
          <BatchPanel batch={batch} />
          <FailureList batch={batch} onRetried={list.refresh} />
        </div>
        <div className={classes.rows}>
          <div className={classes.filters}>
            <SegmentedControl
              aria-label="Show"
              data={filters}
              value={filter}
              onChange={(show) => set('show', show === 'all' ? null : show)}
            />
          </div>
          <RowTable
            key={filter}
            list={list}
            filter={filter}
            goesOn={goesOn}
            onOpen={(id) => set('row', id)}
          />
        </div>
      </div>
      <Suspense fallback={null}>
        {openRow && (
          <RowDialog key={openRow} id={openRow} batchId={batch.id} onClose={() => set('row', null)} />
        )}
      </Suspense>
    </>
  );
}
