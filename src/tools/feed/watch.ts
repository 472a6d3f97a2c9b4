/** What a feed needs to know of a row. */
export interface FeedRow {
  id: string;
}

/** By which key a row is looked for, such as `{ accountId: 'acc_…' }`; by `id` it is that one row. */
export type WatchKey = Readonly<{ id: string }> | Readonly<{ [key: string]: string }>;

export interface WatchOptions<Row> {
  /** Which rows: those whose changes carry this key. */
  of: WatchKey;
  /**
   * Ids of the rows to begin with, or, with `missedSince`, of those that may have changed since then. Called when the
   * watch has begun, so that no change falls between. An AppError ends the watch; after any other it is called again.
   */
  list: (missedSince: Date | null) => Promise<string[]>;
  /** Whether the row changes no more. A watch of one row ends after it. */
  isFinal: (row: Row) => boolean;
  /** Called just before a row is handed out. */
  onRow: (row: Row | null) => void;
  /** Called once when the watch is over, however it ended. */
  onEnd?: () => void;
}

/**
 * One who watches: a buffer that holds at most the newest state of each row, so that a slow reader costs no more.
 *
 * A watch is open until it ends, for good: when its reader leaves, after the last state of its single row, after it has
 * thrown its failure, or with its feed. What is offered later is let fall, and whoever waits in `next` is told it is done.
 */
export interface Watch<Row> {
  of: WatchKey;
  list: WatchOptions<Row>['list'];
  offer(id: string, row: Row | null): void;
  fail(error: unknown): void;
  end(): void;
  iterator: AsyncIterableIterator<Row | null>;
}

export function createWatch<Row extends FeedRow>({
  of,
  list,
  isFinal,
  onRow,
  onEnd,
}: WatchOptions<Row>): Watch<Row> {
  const buffer = new Map<string, Row | null>();
  let failure: { error: unknown } | null = null;
  let isEnded = false;
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

  const done = { value: undefined, done: true } as const;

  async function next(): Promise<IteratorResult<Row | null>> {
    while (!isEnded) {
      if (failure) {
        end();
        throw failure.error;
      }
      const [entry] = buffer;
      if (entry) {
        const [id, row] = entry;
        buffer.delete(id);
        if ('id' in of && (row === null || isFinal(row))) end();
        onRow(row);
        return { value: row, done: false };
      }
      await news.promise;
    }
    return done;
  }

  return {
    of,
    list,
    offer(id, row) {
      if (isEnded) return;
      // To the end, also what waits already: who is cut off goes on at the latest state they saw, and so misses none before.
      buffer.delete(id);
      if (row || 'id' in of) buffer.set(id, row);
      wake();
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
