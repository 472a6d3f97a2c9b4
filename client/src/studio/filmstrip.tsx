import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { KeepOriginalsSwitch } from '../upload/keep-originals-switch.tsx';
import { AddByAddress } from './add-by-address.tsx';
import classes from './filmstrip.module.css';
import { FilmstripItem } from './filmstrip-item.tsx';
import { useStudio } from './studio-feature.ts';

/** As the style sheet has it: a column beside the stage, or a row above it. */
const column = { itemPx: 68, gap: 4 };
const row = { itemPx: 180, gap: 4 };

export function Filmstrip({ onPick }: { onPick: () => void }) {
  const { table } = useStudio();
  const { keys, selectedKey } = useStore(table);
  const list = useRef<HTMLUListElement>(null);
  const isRow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const { itemPx, gap } = isRow ? row : column;
  const items = useVirtualizer({
    count: keys.length,
    getScrollElement: () => list.current,
    estimateSize: () => itemPx,
    gap,
    horizontal: isRow,
    overscan: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes anew when it is laid out the other way
  useEffect(() => items.measure(), [items, isRow]);
  // Only when another is selected: its place changes also when one before it is taken off.
  useEffect(() => {
    const at = selectedKey === null ? -1 : table.getState().keys.indexOf(selectedKey);
    if (at >= 0) items.scrollToIndex(at, { align: 'auto' });
  }, [items, selectedKey, table]);
  const shown = items.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  const before = first?.start ?? 0;
  const after = last ? items.getTotalSize() - last.end : 0;
  return (
    <nav className={classes.strip} aria-label="Pictures on the table">
      <div className={classes.ways}>
        <Button
          variant="default"
          className={classes.add}
          leftSection={<IconPlus size={17} aria-hidden />}
          onClick={onPick}
        >
          Add photos
        </Button>
        <AddByAddress isSmall />
      </div>
      <KeepOriginalsSwitch className={classes.keep} />
      <ul ref={list} className={classes.list}>
        <li aria-hidden className={classes.space} style={isRow ? { width: before } : { height: before }} />
        {shown.map(({ index }) => {
          const key = keys[index] as string;
          return (
            <FilmstripItem
              key={key}
              id={key}
              place={index + 1}
              of={keys.length}
              selected={key === selectedKey}
            />
          );
        })}
        <li aria-hidden className={classes.space} style={isRow ? { width: after } : { height: after }} />
      </ul>
    </nav>
  );
}
