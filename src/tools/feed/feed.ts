import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { retry } from './retry.ts';
import { createWatch, type FeedRow, type Update, type Watch, type WatchOptions } from './watch.ts';
import { createWatchIndex } from './watch-index.ts';

/**
 * Brings rows to those who watch them. A change only marks a row; one reading at a time fetches all that are marked,
 * once for all watchers, and hands out the same objects, which are nobody's to alter. As readings follow one another, no
 * watcher sees a row go back. A reading that fails is repeated until it works.
 */
export interface Feed<Row> {
  /** The row of these keys may have changed. Costs nothing when nobody watches any of them. */
  touch(keys: { id: string } & Record<string, string>): void;
  /**
   * Changes behind the position may have been missed: every watch looks again at what it may concern. Resolves when all
   * have; until then there is nothing to advance to.
   */
  touchAll(): Promise<void>;
  /**
   * Whatever was committed before this position has been touched. It becomes the feed's own when all of that has been
   * read and offered.
   */
  advance(position: string): void;
  /** Throws what the first `list` throws. A row of null stands for one that is no longer there. */
  watch(options: WatchOptions<Row>): Promise<AsyncIterableIterator<Update<Row>>>;
  /** How many watch now. */
  size(): number;
  /** Ends every watch. */
  close(): void;
}

const batchSize = 500;
/** After a lost connection all watches look again; the database is asked for so many at once. */
const lookingAtOnce = 4;

export interface FeedOptions<Row> {
  /** One query. Rows that are not there (any more) are left out; the order is the one they are handed out in. */
  read: (ids: string[]) => Promise<Row[]>;
  /** The position to begin with: all that was committed before it can be listed. */
  position: string;
  log: Logger;
}

export function createFeed<Row extends FeedRow>({
  read,
  position: firstPosition,
  log,
}: FeedOptions<Row>): Feed<Row> {
  const watches = createWatchIndex<Row>();
  const lookAgainInTurn = pLimit(lookingAtOnce);
  /** Rows to read, in the order of their last mark, each with the watches it is read for. */
  const marked = new Map<string, Set<Watch<Row>>>();
  /** Of the past of a watch what has not been offered yet. */
  const pasts = new Map<Watch<Row>, Set<string>>();
  /** What was last made of a row, for all who are given it there. */
  const wrapped = new WeakMap<Row, Update<Row>>();
  let lastWithoutRow: Update<Row> | undefined;
  let isReading = false;
  let reading: Iterable<string> = [];
  let position = firstPosition;
  /** Becomes the position when these have been offered. */
  let coming: { position: string; ids: Set<string> } | null = null;

  function mark(id: string, watch: Watch<Row>): void {
    const askers = marked.get(id) ?? new Set();
    marked.delete(id);
    marked.set(id, askers.add(watch));
    void readMarked();
  }

  async function readMarked(): Promise<void> {
    if (isReading) return;
    isReading = true;
    // Changes of one transaction arrive one by one in the same turn of the loop: read them together.
    await new Promise(setImmediate);
    while (marked.size > 0) {
      const batch = takeBatch();
      reading = batch.keys();
      const rows = await retry(() => read([...batch.keys()]), {
        event: 'feed.read_failed',
        log,
        isWanted: () => batch.size > 0 && watches.size() > 0,
      });
      if (rows) deliver(batch, rows);
      reading = [];
      settle([...batch.keys()]);
    }
    isReading = false;
  }

  /** What is marked and still has a watch to be read for. */
  function takeBatch(): Map<string, Watch<Row>[]> {
    const batch = new Map<string, Watch<Row>[]>();
    for (const [id, askers] of marked) {
      if (batch.size === batchSize) break;
      marked.delete(id);
      const present = [...askers].filter((watch) => watches.has(watch));
      if (present.length > 0) batch.set(id, present);
      else settle([id]);
    }
    return batch;
  }

  function deliver(batch: Map<string, Watch<Row>[]>, rows: Row[]): void {
    const missing = new Set(batch.keys());
    const offer = (id: string, row: Row | null) => {
      for (const watch of batch.get(id) ?? []) {
        watch.offer(id, row);
        shorten(watch, id);
      }
    };
    for (const row of rows) {
      missing.delete(row.id);
      offer(row.id, row);
    }
    for (const id of missing) offer(id, null);
  }

  function shorten(watch: Watch<Row>, id: string): void {
    const past = pasts.get(watch);
    if (!past?.delete(id) || past.size > 0) return;
    pasts.delete(watch);
    watch.catchUp();
  }

  /** They have been offered, or nobody is there to offer them to. What was marked again meanwhile still has to be. */
  function settle(ids: string[]): void {
    if (!coming) return;
    for (const id of ids) if (!marked.has(id)) coming.ids.delete(id);
    if (coming.ids.size > 0) return;
    position = coming.position;
    coming = null;
  }

  function markAll(ids: string[], watch: Watch<Row>): void {
    for (const id of ids) mark(id, watch);
  }

  async function lookAgain(watch: Watch<Row>, from: string): Promise<void> {
    const isWanted = () => watches.has(watch);
    const ids = await retry(() => watch.list(from), { event: 'feed.list_failed', log, isWanted });
    markAll(ids ?? [], watch);
  }

  function wrap(update: Update<Row>): Update<Row> {
    const { id, row, position: at, isCaughtUp } = update;
    const before = row ? wrapped.get(row) : lastWithoutRow;
    if (before?.id === id && before.position === at && before.isCaughtUp === isCaughtUp) return before;
    if (row) wrapped.set(row, update);
    else lastWithoutRow = update;
    return update;
  }

  return {
    touch(keys) {
      for (const watch of watches.find(keys)) mark(keys.id, watch);
    },
    async touchAll() {
      const from = position;
      coming = null;
      await Promise.all(
        watches.all().map((watch) => lookAgainInTurn(() => lookAgain(watch, from)).catch(watch.fail)),
      );
    },
    advance(next) {
      // One that is on its way is not put off by the next.
      if (coming) return;
      coming = { position: next, ids: new Set([...marked.keys(), ...reading]) };
      settle([]);
    },
    async watch(options) {
      const watch = createWatch<Row>(
        {
          ...options,
          onEnd() {
            watches.delete(watch);
            pasts.delete(watch);
            options.onEnd?.();
          },
        },
        { position: () => position, wrap },
      );
      watches.add(watch);
      try {
        const ids = await options.list(null);
        if (ids.length === 0) watch.catchUp();
        else pasts.set(watch, new Set(ids));
        markAll(ids, watch);
      } catch (error) {
        watch.end();
        throw error;
      }
      return watch.iterator;
    },
    size: watches.size,
    close() {
      for (const watch of watches.all()) watch.end();
    },
  };
}
