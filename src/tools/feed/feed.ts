import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { retry } from './retry.ts';
import { createWatch, type FeedRow, type Watch, type WatchOptions } from './watch.ts';
import { createWatchIndex } from './watch-index.ts';

/**
 * Brings rows to those who watch them. A change only marks a row; one reading at a time fetches all that are marked,
 * once for all watchers, and hands out the same objects, which are nobody's to alter. As readings follow one another, no
 * watcher sees a row go back. A reading that fails is repeated until it works.
 */
export interface Feed<Row> {
  /** The row of these keys may have changed. Costs nothing when nobody watches any of them. */
  touch(keys: { id: string } & Record<string, string>): void;
  /** Changes since then may have been missed: every watch looks again at what it may concern. */
  touchAll(missedSince: Date): void;
  /** Throws what the first `list` throws. null stands for a row that is no longer there; it is the last. */
  watch(options: WatchOptions<Row>): Promise<AsyncIterableIterator<Row | null>>;
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
  log: Logger;
}

export function createFeed<Row extends FeedRow>({ read, log }: FeedOptions<Row>): Feed<Row> {
  const watches = createWatchIndex<Row>();
  const lookAgainInTurn = pLimit(lookingAtOnce);
  /** Rows to read, in the order of their last mark, each with the watches it is read for. */
  const marked = new Map<string, Set<Watch<Row>>>();
  let isReading = false;

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
      const rows = await retry(() => read([...batch.keys()]), {
        event: 'feed.read_failed',
        log,
        isWanted: () => batch.size > 0 && watches.size() > 0,
      });
      if (rows) deliver(batch, rows);
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
    }
    return batch;
  }

  function deliver(batch: Map<string, Watch<Row>[]>, rows: Row[]): void {
    const missing = new Set(batch.keys());
    const offer = (id: string, row: Row | null) => {
      for (const watch of batch.get(id) ?? []) watch.offer(id, row);
    };
    for (const row of rows) {
      missing.delete(row.id);
      offer(row.id, row);
    }
    for (const id of missing) offer(id, null);
  }

  function markAll(ids: string[], watch: Watch<Row>): void {
    for (const id of ids) mark(id, watch);
  }

  async function lookAgain(watch: Watch<Row>, missedSince: Date): Promise<void> {
    const isWanted = () => watches.has(watch);
    const ids = await retry(() => watch.list(missedSince), { event: 'feed.list_failed', log, isWanted });
    markAll(ids ?? [], watch);
  }

  return {
    touch(keys) {
      for (const watch of watches.find(keys)) mark(keys.id, watch);
    },
    touchAll(missedSince) {
      for (const watch of watches.all())
        lookAgainInTurn(() => lookAgain(watch, missedSince)).catch(watch.fail);
    },
    async watch(options) {
      const watch = createWatch<Row>({
        ...options,
        onEnd() {
          watches.delete(watch);
          options.onEnd?.();
        },
      });
      watches.add(watch);
      try {
        markAll(await options.list(null), watch);
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
