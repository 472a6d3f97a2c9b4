import { useRef } from 'react';
import type { ListState } from '../list/live-list.ts';
import { useGridShape } from '../list/use-grid-shape.ts';
import { useMoreAtEnd } from '../list/use-more-at-end.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import classes from './library.module.css';
import { LibraryTile } from './library-tile.tsx';

interface LibraryGridProps {
  list: ListState & { more(): void };
  /** Of the address, which that of a picture has too. */
  search: string;
  chosen: ReadonlySet<string>;
  onToggle: (id: string, range: boolean) => void;
}

/** The tiles in sight, of however many there are. */
export function LibraryGrid({ list, search, chosen, onToggle }: LibraryGridProps) {
  const { ids } = list;
  const grid = useRef<HTMLUListElement>(null);
  const { columns, rowPx } = useGridShape(grid);
  const rows = useVirtualRows({ element: grid, count: Math.ceil(ids.length / columns), rowPx, overscan: 2 });
  const first = rows.start * columns;
  const shown = ids.slice(first, rows.end * columns);
  useMoreAtEnd(list, first + shown.length);
  return (
    <ul
      ref={grid}
      className={classes.grid}
      style={{ paddingTop: rows.beforePx, paddingBottom: rows.afterPx }}
    >
      {shown.map((id, at) => (
        <LibraryTile
          key={id}
          id={id}
          search={search}
          place={first + at + 1}
          of={list.hasMore ? -1 : ids.length}
          selected={chosen.has(id)}
          choosing={chosen.size > 0}
          onToggle={onToggle}
        />
      ))}
    </ul>
  );
}
