import type { Logger } from 'pino';
import { createWatch, type Watch } from './watch.ts';

/** What a feed needs to know of a row. */
export interface FeedRow {
  id: string;
  accountId: string;
}

export interface WatchOptions<Row> {
  /** Which rows: one by its id, or all of an account. */
  of: { id: string } | { accountId: string };
  /** Rows to begin with, named after the watch has begun, so that no change falls between. */
  first: () => Promise<string[]>;
  /** Whether the row changes no more. A watch of one row ends after it. */
  isFinal: (row: Row) => boolean;
  /** Called just before a row is handed out. */
  onRow: () => void;
  /** Called once when the watch is over, however it ended. */
  onEnd?: () => void;
}

/**
 * Brings rows to those who watch them. A change only marks a row; one reading at a time fetches all that are marked,
 * once for all watchers, and hands out the same objects, which are nobody's to alter. As readings follow one another, no
 * watcher sees a row go back. A reading that fails is repeated until it works.
 */
export interface Feed<Row> {
  /** The row may have changed. Costs nothing when nobody watches. */
  touch(id: string, accountId: string): void;
  /** Changes may have been missed: every row that somebody has been given is read again. */
  touchAll(): void;
  /** null stands for a row that is no longer there; it is the last. */
  watch(options: WatchOptions<Row>): AsyncIterableIterator<Row | null>;
  /** Ends every watch. */
  close(): void;
}

const batchSize = 500;
const retryMs = 250;

export interface FeedOptions<Row> {
  /** One query. Rows that are not there (any more) are left out. */
  read: (ids: string[]) => Promise<Row[]>;
  log: Logger;
}

export function createFeed<Row extends FeedRow>({ read, log }: FeedOptions<Row>): Feed<Row> {
  const watches = new Set<Watch<Row>>();
  const marked = new Set<string>();
  let isReading = false;
  let isClosed = false;

  async function readMarked(): Promise<void> {
    if (isReading) return;
    isReading = true;
    // Changes of one transaction arrive one by one in the same turn of the loop: read them together.
    await new Promise(setImmediate);
    while (marked.size > 0 && !isClosed) {
      const ids = [...marked].slice(0, batchSize);
      for (const id of ids) marked.delete(id);
      try {
        deliver(ids, await read(ids));
      } catch (error) {
        log.warn({ event: 'feed.read_failed', err: error, rows: ids.length });
        for (const id of ids) marked.add(id);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    isReading = false;
  }

  function deliver(ids: string[], rows: Row[]): void {
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const watch of watches) for (const id of ids) watch.offer(id, found.get(id) ?? null);
  }

  function mark(ids: Iterable<string>): void {
    for (const id of ids) marked.add(id);
    void readMarked();
  }

  async function markAgain(watch: Watch<Row>): Promise<void> {
    while (watches.has(watch))
      try {
        mark(await watch.listAgain());
        return;
      } catch (error) {
        log.warn({ event: 'feed.list_failed', err: error });
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
  }

  return {
    touch(id, accountId) {
      for (const watch of watches)
        if (watch.covers(id, accountId)) {
          mark([id]);
          return;
        }
    },
    touchAll() {
      for (const watch of watches) void markAgain(watch);
    },
    watch(options) {
      const watch = createWatch<Row>({
        ...options,
        onEnd() {
          watches.delete(watch);
          options.onEnd?.();
        },
      });
      watches.add(watch);
      options.first().then(
        (ids) => {
          watch.expect(ids);
          mark(ids);
        },
        (error) => watch.fail(error),
      );
      return watch.iterator;
    },
    close() {
      isClosed = true;
      for (const watch of watches) watch.end();
    },
  };
}
