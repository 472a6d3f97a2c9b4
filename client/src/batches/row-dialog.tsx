import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { BatchItemCard } from './batch-item-card.tsx';
import { BatchItemShown, BatchRowShown } from './batch-row-shown.ts';
import classes from './row-dialog.module.css';

const OpenRow = graphql(`
  query OpenRow($id: ID!, $batchId: ID!) {
    node(id: $id) {
      ... on BatchRow {
        __typename
        ...BatchRowShown
        cells
        items {
          id
          ...BatchItemCard
        }
      }
    }
    batch(id: $batchId) {
      id
      layout {
        columns {
          index
          name
        }
      }
    }
  }
`);

interface RowDialogProps {
  id: string;
  batchId: string;
  onClose: () => void;
}

/** A row opened: what stands in it, and what becomes of each of its pictures. */
export function RowDialog({ id, batchId, onClose }: RowDialogProps) {
  const [{ data, error }, ask] = useQuery({
    query: OpenRow,
    variables: { id, batchId },
    requestPolicy: 'cache-and-network',
  });
  const node = data?.node?.__typename === 'BatchRow' ? data.node : null;
  const row = readFragment(BatchRowShown, node);
  // What was made is not told with how it stands.
  const states = row?.items.map((item) => readFragment(BatchItemShown, item).status).join(' ') ?? null;
  const [known, setKnown] = useState(states);
  useEffect(() => {
    if (states === known) return;
    setKnown(states);
    if (known !== null) ask({ requestPolicy: 'network-only' });
  }, [states, known, ask]);
  const problem = error
    ? problemOfRequest(error)
    : data && !node
      ? { code: 'NOT_FOUND' as const, params: {} }
      : null;
  const columns = data?.batch?.layout.columns ?? [];
  return (
    <Dialog
      onClose={onClose}
      title={row ? `Line ${row.line}${row.name ? `: ${row.name}` : ''}` : 'Row'}
      size={720}
    >
      {problem && <ProblemCard problem={problem} />}
      {!node && !problem && <Skeleton height={220} radius="md" />}
      {node && (
        <>
          {node.items.length === 0 && (
            <p className={classes.nothing}>No address in this row: nothing is fetched for it.</p>
          )}
          <ul className={classes.items} aria-label="Pictures">
            {node.items.map((item) => (
              <BatchItemCard key={item.id} item={item} batchId={batchId} />
            ))}
          </ul>
          <h3 className={classes.title}>In the spreadsheet</h3>
          <dl className={classes.cells}>
            {node.cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the number of a column is what it is
              <div key={at}>
                <dt>{columns[at]?.name || `column ${at + 1}`}</dt>
                <dd>{cell === '' ? '—' : cell}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Dialog>
  );
}
