import { Button, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useOutlet } from 'react-router';
import { useStore } from 'zustand';
import { useLiveList } from '../list/use-live-list.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { BatchCards, BatchSkeletons } from './batch-cards.tsx';
import { batchList } from './batch-list.ts';
import { useDraftDesk } from './batches-feature.ts';
import classes from './batches-page.module.css';
import { DraftBench } from './draft-bench.tsx';
import { EmptyBatches } from './empty-batches.tsx';
import { useTablePicker } from './use-table-picker.tsx';

/** One batch takes the place of all, and so does one that is being prepared. */
export function BatchesPage() {
  return useOutlet() ?? <DraftOrBatches />;
}

function DraftOrBatches() {
  const desk = useDraftDesk();
  const isPreparing = useStore(desk.state, ({ draft }) => draft !== null);
  const picker = useTablePicker(desk.open);
  return (
    <>
      {picker.input}
      {isPreparing ? <DraftBench onPick={picker.open} /> : <Batches onPick={picker.open} />}
    </>
  );
}

function Batches({ onPick }: { onPick: () => void }) {
  const list = useLiveList(batchList);
  const { ids, isKnown, problem } = list;
  const isEmpty = isKnown && ids.length === 0 && !list.hasMore;
  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          Batches
        </Title>
        {!isEmpty && (
          <Button leftSection={<IconFileSpreadsheet size={18} aria-hidden />} onClick={onPick}>
            Choose a spreadsheet
          </Button>
        )}
      </div>
      {!isKnown && !problem && <BatchSkeletons />}
      {isEmpty && <EmptyBatches onPick={onPick} />}
      {ids.length > 0 && <BatchCards list={list} />}
      {problem && <ProblemCard problem={problem} onRetry={list.more} />}
    </>
  );
}
