import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';

/** What a list has to know of a node to place it. */
export interface ListNode {
  id: string;
  createdAt: string;
}

export interface ListPage {
  nodes: readonly ListNode[];
  hasMore: boolean;
  /** Where the next one begins. */
  endCursor: string | null;
}

export interface ListState {
  /** From the newest down to where somebody has looked. */
  ids: readonly string[];
  /** Whether the server has ever answered. */
  isKnown: boolean;
  isAsking: boolean;
  hasMore: boolean;
  /** Why the last page that was asked for did not come. */
  problem: Problem | null;
}

export interface LiveListOptions {
  /** Null: the first. */
  askPage(after: string | null): Promise<ListPage | { problem: Problem }>;
}

/** How far a list is read anew: until a page brought nothing new, or all that is there. */
export type Extent = 'changed' | 'all';

export interface LiveList {
  state: StoreApi<ListState>;
  /** Asks for the next page, or for the one that did not come. */
  more(): void;
  /** Reads anew from the top. */
  refresh(extent: Extent): void;
  /** A node that belongs here, as something told. */
  put(node: ListNode): void;
  drop(id: string): void;
  /** When all of it was last read, in milliseconds since 1970. */
  readAtMs(): number;
}

/**
 * The ids of a list, newest first, as the server has them, from its top down to the last page that was asked for. What is
 * told of a node puts it in its place or takes it out, at the cost of looking for the place, however long the list is.
 * Rows read what they show from the cache.
 *
 * One page is asked for at a time. Its answer takes the place of what the list had between the page before it and the
 * answer's own end; what was told since it was asked for is done once more, as the answer may be older. A list that is read
 * anew goes down page by page until one brought nothing new, or until its end.
 */
export function createLiveList({ askPage }: LiveListOptions): LiveList {
  const state = createStore<ListState>(() => ({
    ids: [],
    isKnown: false,
    isAsking: false,
    hasMore: true,
    problem: null,
  }));
  /** By id: when it was made. */
  const made = new Map<string, string>();
  /** Where the next page begins, and the node before it, which may be gone from the list since. */
  let endCursor: string | null = null;
  let edge: ListNode | null = null;
  let readAtMs = 0;
  /** What was told since the page under way was asked for. */
  let told: (() => void)[] = [];
  /** To be read anew once that is there. */
  let due: Extent | null = null;

  /** How many of the list come before a node of this time and id. */
  function countBefore({ id, createdAt }: ListNode): number {
    const { ids } = state.getState();
    let [low, high] = [0, ids.length];
    while (low < high) {
      const at = (low + high) >>> 1;
      const other = ids[at] as string;
      if (isBefore({ id: other, createdAt: made.get(other) as string }, { id, createdAt })) low = at + 1;
      else high = at;
    }
    return low;
  }

  function put(node: ListNode) {
    if (state.getState().isAsking) told.push(() => place(node));
    place(node);
  }

  function place(node: ListNode) {
    const { ids, isKnown, hasMore } = state.getState();
    if (!isKnown || made.has(node.id)) return;
    // Beyond what was asked for: it comes with its page.
    if (hasMore && edge && isBefore(edge, node)) return;
    const at = countBefore(node);
    made.set(node.id, node.createdAt);
    state.setState({ ids: ids.toSpliced(at, 0, node.id) });
  }

  function drop(id: string) {
    if (state.getState().isAsking) told.push(() => remove(id));
    remove(id);
  }

  function remove(id: string) {
    const createdAt = made.get(id);
    if (createdAt === undefined) return;
    const at = countBefore({ id, createdAt });
    made.delete(id);
    state.setState(({ ids }) => ({ ids: ids.toSpliced(at, 1) }));
  }

  /** Where what follows a node begins, which may be gone meanwhile. */
  const startBehind = (node: ListNode | null) =>
    node === null ? 0 : countBefore(node) + (made.has(node.id) ? 1 : 0);

  /** Asks for the page at `cursor`, which lies behind a node of the list; null if it did not come. */
  async function read(cursor: string | null, behind: ListNode | null) {
    told = [];
    state.setState({ problem: null });
    const page = await askPage(cursor);
    if ('problem' in page) {
      state.setState({ problem: page.problem });
      return null;
    }
    const { ids } = state.getState();
    const last = page.nodes.at(-1) ?? null;
    const start = startBehind(behind);
    const stop = page.hasMore ? Math.max(start, startBehind(last)) : ids.length;
    const before = ids.slice(start, stop);
    const now = page.nodes.map(({ id }) => id);
    const isNew = before.length !== now.length || before.some((id, at) => id !== now[at]);
    for (const id of before) made.delete(id);
    for (const { id, createdAt } of page.nodes) made.set(id, createdAt);
    const isEnd = stop === ids.length;
    if (isEnd) [endCursor, edge] = [page.endCursor, last];
    state.setState({
      ...(isNew && { ids: ids.toSpliced(start, before.length, ...now) }),
      ...(isEnd && { hasMore: page.hasMore }),
      isKnown: true,
    });
    for (const repeat of told) repeat();
    return { isNew, isEnd, cursor: page.endCursor, last };
  }

  async function readAnew(extent: Extent) {
    let [cursor, behind]: [string | null, ListNode | null] = [null, null];
    for (;;) {
      const page = await read(cursor, behind);
      if (!page) return;
      if (page.isEnd) readAtMs = Date.now();
      if (page.isEnd || (extent === 'changed' && !page.isNew)) return;
      ({ cursor, last: behind } = page);
    }
  }

  async function take(work: () => Promise<unknown>) {
    state.setState({ isAsking: true });
    await work();
    state.setState({ isAsking: false });
    const extent = due;
    due = null;
    if (extent) refresh(extent);
  }

  function refresh(extent: Extent) {
    if (state.getState().isAsking) due = due === 'all' ? 'all' : extent;
    else void take(() => readAnew(extent));
  }

  return {
    state,
    refresh,
    put,
    drop,
    more() {
      const { isKnown, isAsking, hasMore } = state.getState();
      if (isAsking) return;
      if (isKnown && hasMore) void take(() => read(endCursor, edge));
      else refresh('changed');
    },
    readAtMs: () => readAtMs,
  };
}

/** As the server has them: what was made later comes first. */
const isBefore = (a: ListNode, b: ListNode) =>
  a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id);
