import { useRef } from 'react';
import type { ListState } from '../list/live-list.ts';
import { useMoreAtEnd } from '../list/use-more-at-end.ts';
import { useVirtualRows } from '../list/use-virtual-rows.ts';
import { tableRoles } from '../ui/table-roles.ts';
import { useNow } from '../ui/use-now.ts';
import { JobRow } from './job-row.tsx';
import classes from './jobs.module.css';

/** As a row is on a desktop; a card on a phone is measured. */
const rowPx = 73;

const columns = ['Picture', 'State', 'Time', 'Where the time went', 'Added'];

/** The rows in sight, of however many there are. */
export function JobTable({ list }: { list: ListState & { more(): void } }) {
  const { ids, hasMore } = list;
  const body = useRef<HTMLTableSectionElement>(null);
  const rows = useVirtualRows({ element: body, count: ids.length, rowPx, keys: ids });
  const nowMs = useNow();
  useMoreAtEnd(list, rows.end);
  return (
    // The row of the headings is the first.
    <table className={classes.table} {...tableRoles.table} aria-rowcount={hasMore ? -1 : ids.length + 1}>
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row} aria-rowindex={1}>
          {columns.map((name) => (
            <th key={name} scope="col" {...tableRoles.header}>
              {name}
            </th>
          ))}
          <th scope="col" {...tableRoles.header}>
            <span className={classes.hidden}>Actions</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body} {...tableRoles.group}>
        <Space px={rows.beforePx} />
        {ids.slice(rows.start, rows.end).map((id, at) => (
          <JobRow key={id} ref={rows.measure} id={id} index={rows.start + at} nowMs={nowMs} />
        ))}
        <Space px={rows.afterPx} />
      </tbody>
    </table>
  );
}

/** In the place of rows that are out of sight. */
function Space({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    <tr aria-hidden className={classes.space}>
      <td style={{ height: px }} />
    </tr>
  );
}
