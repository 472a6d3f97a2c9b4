import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { useMoreAtEnd } from '../list/use-more-at-end.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import type { PhotoListState } from './photo-list.ts';
import { PhotoTile } from './photo-tile.tsx';
import classes from './photos.module.css';
import { gapPx, layOutRows } from './row-layout.ts';

interface PhotoRowsProps {
  list: PhotoListState & { more(): void };
  /** Of the whole gallery. */
  count: number;
  chosen: ReadonlySet<string>;
  coverId: string | null;
  isChoosing: boolean;
  onToggle: (id: string, range: boolean) => void;
  onOpen: (id: string) => void;
}

/** Justified rows, of which those in sight are made. A photo that moves to another row stays the same element. */
export function PhotoRows({ list, count, chosen, coverId, isChoosing, onToggle, onOpen }: PhotoRowsProps) {
  const { photos } = list;
  const element = useRef<HTMLUListElement>(null);
  const { ref: sized, width } = useElementSize<HTMLUListElement>();
  const ref = useMergedRef(element, sized);
  const rows = useMemo(() => layOutRows(photos, Math.floor(width)), [photos, width]);
  const rowPx = useMemo(() => rows.map(({ height }) => height + gapPx), [rows]);
  const inSight = useVirtualRows({ element, count: rows.length, rowPx, overscan: 2 });
  const shown = rows.slice(inSight.start, inSight.end).flatMap((row) => row.photos);
  const ids = useMemo(() => photos.map(({ id }) => id), [photos]);
  useMoreAtEnd({ ...list, ids }, (shown.at(-1)?.index ?? -1) + 1);
  return (
    <ul
      ref={ref}
      aria-label="Photos"
      className={classes.rows}
      style={{ paddingTop: inSight.beforePx, paddingBottom: Math.max(0, inSight.afterPx) }}
    >
      {shown.map(({ photo, index, ...box }) => (
        <PhotoTile
          key={photo.id}
          id={photo.id}
          place={index + 1}
          of={count}
          {...box}
          isChosen={chosen.has(photo.id)}
          isChoosing={isChoosing}
          isCover={photo.id === coverId}
          onToggle={onToggle}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}
