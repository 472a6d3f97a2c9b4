import { createStore, type StoreApi } from 'zustand';
import type { Problem } from '../problem/problem.ts';

/** What a list has to know of a row to place it. */
export interface PlacedRow {
  id: string;
  /** Its number in the file. */
  index: number;
}

export interface RowPage {
  rows: readonly PlacedRow[];
  hasMore: boolean;
  endCursor: string | null;
}

export interface RowListState {
  /** From the first of the file down to where somebody has looked. */
  ids: readonly string[];
  isKnown: boolean;
  isAsking: boolean;
  hasMore: boolean;
  /** Why the last page that was asked for did not come. */
  problem: Problem | null;
}

export interface RowList {
  state: StoreApi<RowListState>;
  /** Asks for the next page, or for the one that did not come. */
  more(): void;
  /** Reads anew from the top, a few pages down. */
  refresh(): void;
  /** More rows may be there than when the last page said that it was the last. */
  grow(): void;
  /** A row that belongs here, as something told. */
  put(row: PlacedRow): void;
  drop(id: string): void;
}

export interface RowListOptions {
  askPage(after: string | null): Promise<RowPage | { problem: Problem }>;
}

/** What is read anew at once; of a hundred thousand rows the rest comes again with who scrolls there. */
const pagesAnew = 4;

/**
 * The rows of a batch that a filter lets through, in the order of the file, which is the order of their indices: a row that is told of
 * has its place by a search. One page is asked for at a time; its answer stands behind what is there, but for what was told meanwhile.
 */
export function createRowList({ askPage }: RowListOptions): RowList {
  const state = createStore<RowListState>(() => ({
    ids: [],
    isKnown: false,
    isAsking: false,
    hasMore: true,
    problem: null,
  }));
  /** By id: its number in the file. */
  const places = new Map<string, number>();
  let endCursor: string | null = null;
  /** The number of the last row of a page. */
  let edge = -1;
  /** What was told since the page under way was asked for. */
  let told: (() => void)[] = [];
  let isDue = false;

  function countBefore(index: number): number {
    const { ids } = state.getState();
    let [low, high] = [0, ids.length];
    while (low < high) {
      const at = (low + high) >>> 1;
      if ((places.get(ids[at] as string) as number) < index) low = at + 1;
      else high = at;
    }
    return low;
  }

  function place({ id, index }: PlacedRow) {
    const { ids, isKnown, hasMore } = state.getState();
    // Beyond what was asked for: it comes with its page.
    if (!isKnown || places.has(id) || (hasMore && index > edge)) return;
    const at = countBefore(index);
    places.set(id, index);
    state.setState({ ids: ids.toSpliced(at, 0, id) });
  }

  function remove(id: string) {
    const index = places.get(id);
    if (index === undefined) return;
    const at = countBefore(index);
    places.delete(id);
    state.setState(({ ids }) => ({ ids: ids.toSpliced(at, 1) }));
  }

  function tell(work: () => void) {
    if (state.getState().isAsking) told.push(work);
    work();
  }

  function take(ids: readonly string[], page: RowPage) {
    const added = page.rows.filter(({ id }) => !places.has(id));
    for (const { id, index } of added) places.set(id, index);
    endCursor = page.endCursor ?? endCursor;
    edge = page.rows.at(-1)?.index ?? edge;
    const all = [...ids, ...added.map(({ id }) => id)];
    // What was told of may lie beyond the page that ended there, as rows are read while they run.
    const isSorted = added.every(
      ({ index }) => ids.length === 0 || index > (places.get(ids.at(-1) as string) as number),
    );
    if (!isSorted) all.sort((a, b) => (places.get(a) as number) - (places.get(b) as number));
    state.setState({ ids: all, hasMore: page.hasMore, isKnown: true });
    for (const repeat of told) repeat();
    told = [];
  }

  async function readNext() {
    const page = await askPage(endCursor);
    if ('problem' in page) return state.setState({ problem: page.problem });
    take(state.getState().ids, page);
  }

  async function readAnew() {
    const pages: RowPage[] = [];
    let cursor: string | null = null;
    const wanted = state.getState().ids.length;
    let found = 0;
    do {
      const page = await askPage(cursor);
      if ('problem' in page) return state.setState({ problem: page.problem });
      pages.push(page);
      cursor = page.endCursor;
      found += page.rows.length;
      if (!page.hasMore) break;
    } while (found < wanted && pages.length < pagesAnew);
    places.clear();
    const last = pages.at(-1) as RowPage;
    take([], { ...last, rows: pages.flatMap(({ rows }) => rows) });
  }

  async function ask(work: () => Promise<unknown>) {
    told = [];
    state.setState({ isAsking: true, problem: null });
    await work();
    state.setState({ isAsking: false });
    if (!isDue) return;
    isDue = false;
    refresh();
  }

  function refresh() {
    if (state.getState().isAsking) isDue = true;
    else void ask(readAnew);
  }

  return {
    state,
    refresh,
    put: (row) => tell(() => place(row)),
    drop: (id) => tell(() => remove(id)),
    grow() {
      const { isKnown, isAsking, hasMore } = state.getState();
      if (isKnown && !isAsking && !hasMore) void ask(readNext);
    },
    more() {
      const { isKnown, isAsking, hasMore } = state.getState();
      if (isAsking) return;
      if (!isKnown) refresh();
      else if (hasMore) void ask(readNext);
    },
  };
}
