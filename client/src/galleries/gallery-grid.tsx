import { Skeleton } from '@mantine/core';
import { useRef } from 'react';
import type { ListState } from '../list/live-list.ts';
import { useGridShape } from '../list/use-grid-shape.ts';
import { useMoreAtEnd } from '../list/use-more-at-end.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import classes from './galleries.module.css';
import { GalleryCard } from './gallery-card.tsx';

/** As the style sheet has them under a cover. */
const wordsPx = 62;

/** The covers in sight, of however many there are. */
export function GalleryGrid({ list }: { list: ListState & { more(): void } }) {
  const { ids } = list;
  const grid = useRef<HTMLUListElement>(null);
  const { columns, rowPx: squarePx } = useGridShape(grid);
  // A cover is three quarters as high as it is wide; the gap is in what the hook tells of a square.
  const rowPx = Math.round(squarePx * 0.75) + wordsPx;
  const rows = useVirtualRows({ element: grid, count: Math.ceil(ids.length / columns), rowPx, overscan: 2 });
  const first = rows.start * columns;
  const shown = ids.slice(first, rows.end * columns);
  useMoreAtEnd(list, first + shown.length);
  return (
    <ul
      ref={grid}
      className={classes.grid}
      style={{ paddingTop: rows.beforePx, paddingBottom: Math.max(0, rows.afterPx) }}
    >
      {shown.map((id, at) => (
        <GalleryCard key={id} id={id} place={first + at + 1} of={list.hasMore ? -1 : ids.length} />
      ))}
    </ul>
  );
}

const places = Array.from({ length: 8 }, (_, at) => at);

export function GallerySkeletons() {
  return (
    <div className={classes.grid} role="status" aria-label="Loading galleries">
      {places.map((place) => (
        <div key={place}>
          <Skeleton className={classes.cover} height="auto" radius="lg" />
          <Skeleton height={16} width="60%" mt={14} />
        </div>
      ))}
    </div>
  );
}
