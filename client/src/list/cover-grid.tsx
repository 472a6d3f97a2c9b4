import { Skeleton } from '@mantine/core';
import { type ComponentType, useRef } from 'react';
import type { CardPlace } from './cover-card.tsx';
import classes from './covers.module.css';
import type { ListState } from './live-list.ts';
import { useGridShape } from './use-grid-shape.ts';
import { useMoreAtEnd } from './use-more-at-end.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** As the style sheet has them under a cover. */
const wordsPx = 62;

export interface CoverGridProps {
  list: ListState & { more(): void };
  /** One of them by its id; a CoverCard. */
  Card: ComponentType<CardPlace & { id: string }>;
}

/** The covers in sight, of however many there are. */
export function CoverGrid({ list, Card }: CoverGridProps) {
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
        <Card key={id} id={id} place={first + at + 1} of={list.hasMore ? -1 : ids.length} />
      ))}
    </ul>
  );
}

const places = Array.from({ length: 8 }, (_, at) => at);

export function CoverSkeletons({ label }: { label: string }) {
  return (
    <div className={classes.grid} role="status" aria-label={label}>
      {places.map((place) => (
        <div key={place}>
          <Skeleton className={classes.cover} height="auto" radius="lg" />
          <Skeleton height={16} width="60%" mt={14} />
        </div>
      ))}
    </div>
  );
}
