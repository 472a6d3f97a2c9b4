import type { Client } from 'urql';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import { follow } from '../live/follow.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import type { Feature, Session } from '../session/session.ts';
import { BatchRowShown } from './batch-row-shown.ts';
import { passesFilter, type RowFilter, rowFilters } from './row-filter.ts';
import { createRowList, type RowList, type RowPage } from './row-list.ts';

const BatchRows = graphql(`
  query BatchRows($id: ID!, $first: Int!, $after: String, $statuses: [JobStatus!]) {
    batch(id: $id) {
      id
      rows(first: $first, after: $after, statuses: $statuses) {
        nodes {
          id
          ...BatchRowShown
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const BatchItemsUpdated = graphql(`
  subscription BatchItemsUpdated($batchId: ID!, $after: String) {
    update: batchItemsUpdated(batchId: $batchId, after: $after) {
      item {
        ...BatchItemShown
        row {
          __typename
          id
          index
          status
        }
      }
      cursor
    }
  }
`);

/** The most that the server gives at once. */
const pageSize = 100;

interface ListOf {
  batchId: string;
  filter: RowFilter;
}

/** The session's lists of rows: those of each batch and filter that were looked at. */
export const rowsFeature: Feature<{ of(which: ListOf): RowList }> = {
  open({ client }) {
    const lists = new Map<string, RowList>();
    return {
      of(which) {
        const key = `${which.batchId} ${which.filter}`;
        const list = lists.get(key) ?? createRowList({ askPage: (after) => ask(client, which, after) });
        lists.set(key, list);
        return list;
      },
    };
  },
};

async function ask(
  client: Client,
  { batchId, filter }: ListOf,
  after: string | null,
): Promise<RowPage | { problem: Problem }> {
  const statuses = rowFilters[filter].statuses;
  const variables = { id: batchId, first: pageSize, after, statuses: statuses && [...statuses] };
  const { data, error } = await client
    .query(BatchRows, variables, { requestPolicy: 'network-only' })
    .toPromise();
  if (error) return { problem: problemOfRequest(error) };
  const page = data?.batch?.rows;
  if (!page) return { problem: { code: 'NOT_FOUND', params: {} } };
  return {
    rows: page.nodes.map((node) => readFragment(BatchRowShown, node)).map(({ id, index }) => ({ id, index })),
    hasMore: page.pageInfo.hasNextPage,
    endCursor: page.pageInfo.endCursor ?? null,
  };
}

interface Watching extends ListOf {
  list: RowList;
}

/** Keeps the rows of a batch that goes on as they are on the server. Answers with how to end it. */
export const watchRows = ({ client, socket }: Session, { batchId, filter, list }: Watching) =>
  follow({
    client,
    socketState: socket.state,
    document: BatchItemsUpdated,
    variables: { batchId },
    onGap: list.refresh,
    onUpdate({ item }) {
      if (!item) return;
      const { row } = item;
      if (passesFilter(filter, row.status)) list.put(row);
      else list.drop(row.id);
    },
  });
