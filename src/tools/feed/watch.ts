/** What a feed needs to know of a row. */
export interface FeedRow {
  id: string;
}

/** By which key a row is looked for, such as `{ accountId: 'acc_…' }`; by `id` it is that one row. */
export type WatchKey = Readonly<{ id: string }> | Readonly<{ [key: string]: string }>;

/** What is handed out. Those who are given the same row at the same position are given the same object. */
export interface Update<Row> {
  /** Null in the one update that says that the past has been told. */
  id: string | null;
  /** Null where it is there no more. */
  row: Row | null;
  isCaughtUp: boolean;
  /** Who goes on from here is told whatever is committed later, and perhaps something again. */
  position: string;
}

export interface WatchOptions<Row> {
  /** Which rows: those whose changes carry this key. */
  of: WatchKey;
  /** Of these only those that it accepts. Default: all. */
  accepts?: (row: Row) => boolean;
  /**
   * Ids of the rows to begin with, or, with `from`, of those that may have changed behind that position. Called when the
   * watch has begun, so that no change falls between. An AppError ends the watch; after any other it is called again.
   */
  list: (from: string | null) => Promise<string[]>;
  /** Where to go on from as long as the past is told. */
  start: string;
  /** Whether the row changes no more. A watch of one row ends after it. */
  isFinal: (row: Row) => boolean;
  /** Called just before a row is handed out. */
  onRow: (row: Row | null) => void;
  /** Called once when the watch is over, however it ended. */
  onEnd?: () => void;
}

/** What a watch has of its feed. */
export interface WatchFeed<Row> {
  /** Everything committed before it has been offered to every watch, or was there to be listed. */
  position(): string;
  wrap(update: Update<Row>): Update<Row>;
}

/**
 * One who watches: a buffer that holds at most the newest state of each row, so that a slow reader costs no more.
 *
 * A watch is open until it ends, for good: when its reader leaves, after the last state of its single row, after it has
 * thrown its failure, or with its feed. What is offered later is let fall, and whoever waits in `next` is told it is done.
 *
 * First it tells the past: what was listed, then one update that says so. Until then its position is `start`. After that
 * it is the feed's own where nothing waits in the buffer, and else the one the feed was at when the first that waits came:
 * what waits behind what is handed out was committed behind that.
 */
export interface Watch<Row> {
  of: WatchKey;
  list: WatchOptions<Row>['list'];
  offer(id: string, row: Row | null): void;
  /** All that was listed has been offered. */
  catchUp(): void;
  fail(error: unknown): void;
  end(): void;
  iterator: AsyncIterableIterator<Update<Row>>;
}

/** In the place of an id. */
const caughtUp = '';

export function createWatch<Row extends FeedRow>(
  { of, list, start, isFinal, onRow, onEnd, accepts = () => true }: WatchOptions<Row>,
  feed: WatchFeed<Row>,
): Watch<Row> {
  const isOfOne = 'id' in of;
  const buffer = new Map<string, Row | null>();
  let failure: { error: unknown } | null = null;
  let isEnded = false;
  let isCaughtUp = false;
  let held = start;
  let news = Promise.withResolvers<void>();

  function wake(): void {
    news.resolve();
    news = Promise.withResolvers();
  }

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    buffer.clear();
    onEnd?.();
    wake();
  }

  function put(id: string, row: Row | null): void {
    if (buffer.size === 0) held = feed.position();
    // To the end, also what waits already: who is cut off goes on at the latest state they saw, and so misses none before.
    // But the past stays before what ends it.
    if (isCaughtUp) buffer.delete(id);
    buffer.set(id, row);
    wake();
  }

  const done = { value: undefined, done: true } as const;

  async function next(): Promise<IteratorResult<Update<Row>>> {
    while (!isEnded) {
      if (failure) {
        end();
        throw failure.error;
      }
      const [entry] = buffer;
      if (entry) return { value: take(entry), done: false };
      await news.promise;
    }
    return done;
  }

  function take([id, row]: [string, Row | null]): Update<Row> {
    buffer.delete(id);
    if (id === caughtUp) isCaughtUp = true;
    const position = !isCaughtUp ? start : buffer.size === 0 ? feed.position() : held;
    if (isOfOne && (row === null || isFinal(row))) end();
    onRow(row);
    return feed.wrap({ id: id || null, row, isCaughtUp, position });
  }

  return {
    of,
    list,
    offer(id, row) {
      if (!isEnded && (row === null || accepts(row))) put(id, row);
    },
    catchUp() {
      if (!isEnded && !isOfOne) put(caughtUp, null);
    },
    fail(error) {
      failure = { error };
      wake();
    },
    end,
    iterator: {
      next,
      async return() {
        end();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
