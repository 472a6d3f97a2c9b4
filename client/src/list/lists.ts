import type { Client, TypedDocumentNode } from 'urql';
import type { Change, ToldNode } from '../api/changes.ts';
import { type LiveType, liveTable } from '../live/live-table.ts';
import { problemOfRequest } from '../problem/find-problem.ts';
import type { Feature } from '../session/session.ts';
import { createLiveList, type ListNode, type ListPage, type LiveList } from './live-list.ts';

interface Answer {
  /** The list's root field, by this name. */
  page: {
    nodes: readonly ListNode[];
    pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  } | null;
}

interface PageVariables<Filter> {
  first: number;
  after?: string | null;
  filter?: Filter | null;
}

/** A root list as a page shows it. Its rows read the rest of what they show by `useNode`, from the cache. */
export interface ListDefinition<Filter> {
  type: LiveType;
  /** The root field, as in the live table. */
  field: string;
  document: TypedDocumentNode<Answer, PageVariables<Filter>>;
}

/** Fewer are asked for too often while somebody scrolls; more take too long for the first screen. */
const pageSize = 48;

type Holds = (node: never, filter: never) => boolean;

interface Open {
  type: LiveType;
  list: LiveList;
  holds(node: object): boolean;
}

export interface Lists {
  get<Filter>(definition: ListDefinition<Filter>, filter: Filter | null): LiveList;
  /** Reads all of every list anew: more was missed than can be told. */
  readAnew(): void;
  /** Asks for nothing more. */
  close(): void;
}

/** The session's lists, each by its root field and filter: those that were looked at stay as they are on the server. */
export function createLists(client: Client): Lists & { take(change: Change): void } {
  const open = new Map<string, Open>();
  let isClosed = false;

  function create<Filter>({ type, field, document }: ListDefinition<Filter>, filter: Filter | null): Open {
    const holds = (liveTable[type].lists as Record<string, Holds>)[field];
    if (!holds) throw new Error(`Expected ${field} in the live table's lists of ${type}.`);
    return {
      type,
      list: createLiveList({
        askPage: async (after) =>
          isClosed
            ? { problem: { code: 'CANCELED', params: {} } }
            : askPage(client, document, { first: pageSize, after, filter }),
      }),
      holds: (node) => holds(node as never, filter as never),
    };
  }

  return {
    get(definition, filter) {
      const key = `${definition.field} ${JSON.stringify(filter)}`;
      const known = open.get(key) ?? create(definition, filter);
      open.set(key, known);
      return known.list;
    },
    take({ node, goneId }) {
      for (const { type, list, holds } of open.values()) {
        if (goneId !== undefined) list.drop(goneId);
        else if (node.__typename !== type || !isPlaced(node)) continue;
        else if (holds(node)) list.put(node);
        else list.drop(node.id);
      }
    },
    close() {
      isClosed = true;
    },
    readAnew() {
      for (const { list } of open.values()) list.refresh('all');
    },
  };
}

export const listsFeature: Feature<Lists> = {
  open({ client, changes }) {
    const lists = createLists(client);
    changes.listen(lists.take);
    return lists;
  },
  close: (lists) => lists.close(),
};

/** Those that are in their lists whatever becomes of them. */
const withoutStatus: readonly string[] = ['Gallery', 'Wishlist'] satisfies LiveType[];

/** Whether enough was told of a node to find its place. */
const isPlaced = (node: ToldNode): node is ToldNode & ListNode =>
  'createdAt' in node && (withoutStatus.includes(node.__typename) || 'status' in node);

async function askPage<Filter>(
  client: Client,
  document: TypedDocumentNode<Answer, PageVariables<Filter>>,
  variables: PageVariables<Filter>,
): Promise<ListPage | { problem: ReturnType<typeof problemOfRequest> }> {
  const { data, error } = await client
    .query(document, variables, { requestPolicy: 'network-only' })
    .toPromise();
  if (!data?.page) return { problem: error ? problemOfRequest(error) : { code: 'OFFLINE', params: {} } };
  const { nodes, pageInfo } = data.page;
  return { nodes, hasMore: pageInfo.hasNextPage, endCursor: pageInfo.endCursor ?? null };
}
