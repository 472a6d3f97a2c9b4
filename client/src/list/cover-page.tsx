import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { ProblemCard } from '../problem/problem-card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { CoverGrid, type CoverGridProps, CoverSkeletons } from './cover-grid.tsx';
import classes from './covers.module.css';

interface CoverPageProps extends CoverGridProps {
  title: string;
  /** What the button says that makes one. */
  newLabel: string;
  /** The dialog that does. */
  New: ComponentType<{ onClose: () => void }>;
  /** What is shown to who has none. */
  empty: { illustration: ReactNode; title: string; text: string };
}

/** All of what an account has of a kind, by their covers. */
export function CoverPage({ title, newLabel, New, empty, list, Card }: CoverPageProps) {
  const { ids, isKnown, problem } = list;
  const [making, setMaking] = useState(false);
  const isEmpty = isKnown && ids.length === 0 && !list.hasMore;
  const newButton = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
      {newLabel}
    </Button>
  );
  return (
    <>
      <div className={classes.head}>
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {!isEmpty && newButton}
      </div>
      {!isKnown && !problem && <CoverSkeletons label={`Loading ${title.toLowerCase()}`} />}
      {isEmpty && <EmptyState {...empty}>{newButton}</EmptyState>}
      {isKnown && ids.length > 0 && <CoverGrid list={list} Card={Card} />}
      {problem && <ProblemCard problem={problem} onRetry={list.more} />}
      {making && <New onClose={() => setMaking(false)} />}
    </>
  );
}
