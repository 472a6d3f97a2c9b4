import { Button, Group, Loader, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconFileSpreadsheet } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { countOf, countPictures, formatCount } from '../format/count.ts';
import { formatBytes } from '../format/measure.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { useFocusIfLost } from '../ui/use-focus-if-lost.ts';
import { useDraftDesk } from './batches-feature.ts';
import classes from './draft.module.css';
import type { Draft } from './draft.ts';
import { HostList } from './host-list.tsx';
import { LayoutFields } from './layout-fields.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ProblemList } from './problem-list.tsx';
import { SampleTable } from './sample-table.tsx';
import type { Validated } from './send-table.ts';

/** A batch before it is begun: what was found in the file, to be corrected, and what is to be made of it. */
export function DraftBench({ onPick }: { onPick: () => void }) {
  const desk = useDraftDesk();
  const draft = useStore(desk.state, (state) => state.draft);
  const heading = useFocusIfLost<HTMLHeadingElement>();
  if (!draft) return null;
  const { file, found, isAsking, problem } = draft;
  return (
    <div className={classes.bench}>
      <div className={classes.main} aria-busy={isAsking}>
        <div className={classes.head}>
          <div className={classes.words}>
            <button type="button" className={classes.back} onClick={desk.close}>
              <IconArrowLeft size={16} aria-hidden />
              Batches
            </button>
            <Title order={1} ref={heading} tabIndex={-1} className={classes.name}>
              {file.name}
            </Title>
            <p className={`${classes.facts} tabular`} aria-live="polite">
              {isAsking && <Loader size={14} aria-hidden />}
              {factWords(draft)}
            </p>
          </div>
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={17} aria-hidden />}
              onClick={onPick}
            >
              Choose another
            </Button>
          </Group>
        </div>
        {problem && <ProblemCard problem={problem} onRetry={desk.retry} />}
        {found ? <Found found={found} /> : !problem && <Reading />}
      </div>
      <div className={classes.side}>
        <PlanPanel draft={draft} />
      </div>
    </div>
  );
}

function Found({ found }: { found: Validated }) {
  return (
    <>
      <ProblemList problems={found.problems} count={found.problemCount} />
      {found.layout && <LayoutFields layout={found.layout} />}
      {found.layout && <SampleTable layout={found.layout} sample={found.sample} />}
      {found.hosts.length > 0 && <HostList hosts={found.hosts} />}
    </>
  );
}

const Reading = () => <VisuallyHidden role="status">The spreadsheet is being read.</VisuallyHidden>;

function factWords({ file, found, isAsking }: Draft): string {
  const size = formatBytes(file.size);
  if (!found) return isAsking ? `${size}, being read` : size;
  const { rows, items, distinct } = found;
  return [
    size,
    countOf(rows, 'row'),
    countPictures(items),
    ...(distinct < items ? [`${formatCount(distinct)} different`] : []),
  ].join(' · ');
}
