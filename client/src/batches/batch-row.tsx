import { VisuallyHidden } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type Ref } from 'react';
import { countPictures, formatCount } from '../format/count.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import type { BatchItemShownFragment, JobStatus } from '../gql/graphql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { statusNames } from '../job/job-words.ts';
import { useNode } from '../list/use-node.ts';
import { problemOfJob } from '../problem/find-problem.ts';
import { wordProblem } from '../problem/problem-text.ts';
import { tableRoles } from '../ui/table-roles.ts';
import badge from './badge.module.css';
import { BatchItemShown, BatchRowOf, BatchRowShown } from './batch-row-shown.ts';
import classes from './row-table.module.css';

interface BatchRowProps {
  id: string;
  /** Its number in the list, from 0. */
  index: number;
  onOpen: (id: string) => void;
  /** Measures it. */
  ref: Ref<HTMLTableRowElement>;
}

/** A row on a desktop, a card on a phone. */
export const BatchRow = memo(function BatchRow({ id, index, onOpen, ref }: BatchRowProps) {
  const node = useNode(BatchRowOf, id)?.node;
  const row = node?.__typename === 'BatchRow' ? readFragment(BatchRowShown, node) : null;
  if (!row) return <tr ref={ref} data-index={index} className={classes.row} />;
  const items = row.items.map((item) => readFragment(BatchItemShown, item));
  const failed = items.find(({ status, error }) => status === 'FAILED' && error);
  const image = items.find((item) => item.image)?.image;
  const addresses = items.map(({ url }) => url).join(' ');
  const name = row.name ?? (addresses || 'Nothing to fetch');
  return (
    <tr ref={ref} data-index={index} className={classes.row} {...tableRoles.row} aria-rowindex={index + 2}>
      <td {...tableRoles.cell} className={`${classes.line} tabular`}>
        {formatCount(row.line)}
      </td>
      <td {...tableRoles.cell} className={classes.picture}>
        <span className={classes.thumb}>
          <FadeInImage src={image?.thumbnail?.url ?? null} placeholder={image?.placeholder ?? null} alt="" />
        </span>
        <button type="button" className={classes.open} onClick={() => onOpen(id)}>
          <VisuallyHidden>Line {row.line}: </VisuallyHidden>
          <span className={classes.name}>{name}</span>
          {row.name && <span className={classes.address}>{addresses}</span>}
        </button>
      </td>
      <td {...tableRoles.cell} className={classes.state}>
        <span className={badge.badge} data-look={row.status}>
          {stateWords(row.status, items)}
        </span>
        {failed?.error && (
          <span className={classes.error}>{wordProblem(problemOfJob(failed.error)).title}</span>
        )}
        <IconChevronRight className={classes.chevron} size={16} aria-hidden />
      </td>
    </tr>
  );
});

function stateWords(status: JobStatus, items: readonly BatchItemShownFragment[]): string {
  if (items.length === 0) return 'No address';
  const done = items.filter((item) => item.status === 'SUCCEEDED').length;
  return items.length > 1 && status !== 'SUCCEEDED'
    ? `${statusNames[status]}, ${done} of ${countPictures(items.length)}`
    : statusNames[status];
}
