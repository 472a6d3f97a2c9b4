import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFolderPlus, IconPhotoPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { countPictures } from '../format/count.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import classes from './conversion-list.module.css';
import { ConversionRow } from './conversion-row.tsx';
import { useConverter, useRunPart } from './converter-feature.ts';
import { FailureSummary } from './failure-summary.tsx';
import { LeftOut } from './left-out.tsx';
import type { Picks } from './picks.ts';
import type { RunSum } from './sum-run.ts';

interface ConversionListProps extends Picks {
  sum: RunSum;
}

/** Every picture of the run, or those that are not done. */
export function ConversionList({ sum, onPickFolder, onPickFiles }: ConversionListProps) {
  const converter = useConverter();
  const keys = useRunPart((run) => run.keys);
  const isDraft = useRunPart((run) => run.startedMs === null);
  const [filter, setFilter] = useState('all');
  const { failures, canceled } = sum;
  const notDone = isDraft ? 0 : failures.length + canceled.length;
  const onlyNotDone = filter === 'notDone' && notDone > 0;
  const keysNotDone = new Set(onlyNotDone ? [...failures.map(({ key }) => key), ...canceled] : []);
  const shown = onlyNotDone ? keys.filter((key) => keysNotDone.has(key)) : keys;
  return (
    <div className={classes.column}>
      <div className={classes.head}>
        <h2 className={`${classes.title} tabular`}>{countPictures(sum.total)}</h2>
        {notDone > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Show"
            value={onlyNotDone ? 'notDone' : 'all'}
            onChange={setFilter}
            data={[
              { value: 'all', label: 'All' },
              {
                value: 'notDone',
                label: `${canceled.length > 0 ? 'Not done' : 'Failed'} ${notDone}`,
              },
            ]}
          />
        )}
        <span className={classes.tools}>
          {isDraft && (
            <Button size="xs" variant="subtle" color="gray" c="var(--text)" onClick={converter.startOver}>
              Clear
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPhotoPlus size={15} aria-hidden />}
            onClick={onPickFiles}
          >
            Add photos
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFolderPlus size={15} aria-hidden />}
            onClick={onPickFolder}
          >
            Add a folder
          </Button>
        </span>
      </div>
      <LeftOut />
      <FailureSummary failures={failures} />
      <ConversionRows keys={shown} />
    </div>
  );
}

/** As the style sheet has them: on a desktop, and on a phone. */
const rowPx = 64;
const narrowRowPx = 76;

/** The rows in sight, of however many there are. */
function ConversionRows({ keys }: { keys: readonly string[] }) {
  const list = useRef<HTMLUListElement>(null);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const rows = useVirtualRows({ element: list, count: keys.length, rowPx: isNarrow ? narrowRowPx : rowPx });
  return (
    <ul
      ref={list}
      className={classes.list}
      aria-label="Pictures"
      style={{ paddingTop: rows.beforePx, paddingBottom: rows.afterPx }}
    >
      {keys.slice(rows.start, rows.end).map((key, at) => (
        <ConversionRow key={key} id={key} place={rows.start + at + 1} of={keys.length} />
      ))}
    </ul>
  );
}
