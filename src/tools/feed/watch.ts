/** What a feed needs to know of a row. */
export interface FeedRow {
  id: string;
}

/** By which key a row is looked for, such as `{ accountId: 'acc_…' }`; by `id` it is that one row. */
export type WatchKey = Readonly<{ id: string }> | Readonly<{ [key: string]: string }>;

/** A point in the history of the rows, such that it is known of each change whether it is before. A feed only hands it on. */
export type Mark = string;

export interface FeedEvent<Row> {
  /** Of the row; null where nothing is told but the mark. */
  id: string | null;
  /** null if it is no longer there. */
  row: Row | null;
  /** Whatever changed before it has been told. null for a watch of one row. */
  mark: Mark | null;
  /** Whether all that there was to begin with has been told: an event without a row says so first, and it stays so. */
  isCaughtUp: boolean;
}

export interface Listed {
  /** Of the rows that may have changed. */
  ids: string[];
  /** Where the watch stands until they are told, and when they are. null for a watch of one row. */
  from: Mark | null;
  mark: Mark | null;
}

export interface WatchOptions<Row> {
  /** Which rows: those whose changes carry this key. */
  of: WatchKey;
  /**
   * The rows to begin with, or those that may have changed after what was told. Called when the watch has begun, so that no
   * change falls between. An AppError ends the watch; after any other it is called again.
   */
  list: (told: Mark | null) => Promise<Listed>;
  /** Whether it is told of the row. Default: of all. */
  isWanted?: (row: Row) => boolean;
  /** Whether the row changes no more. A watch of one row ends after it. */
  isFinal: (row: Row) => boolean;
  /** Called just before an event is handed out. */
  onEvent: () => void;
  /** Called once when the watch is over, however it ended. */
  onEnd?: () => void;
}

interface Entry<Row> {
  id: string | null;
  row: Row | null;
  /** Where the watch stands when this has been handed out; null if that is not known. */
  mark: Mark | null;
  /** Whether it says that this was all there was to begin with. */
  endsPast: boolean;
}

/**
 * One who watches: a buffer that holds at most the newest state of each row, so that a slow reader costs no more.
 *
 * A watch is looking, for as long as rows that it has listed are not all in its buffer, or settled. It begins by looking, and
 * looks again when changes may have been missed. Only a settled watch moves its mark: when it becomes settled, to that of
 * its list, then with each reading. A mark is tied to the last entry of the buffer, and counts when that is handed out:
 * all that was before it in the buffer has been by then. So a newer state takes the place of the older one and its turn; at the
 * end it would be behind a mark that says it has been told.
 *
 * A watch is open until it ends, for good: when its reader leaves, after the last state of its single row, after it has
 * thrown its failure, or with its feed. What is offered later is let fall, and whoever waits in `next` is told it is done.
 */
export interface Watch<Row> {
  of: WatchKey;
  /** Lists from where the watch stands. */
  list(): Promise<Listed>;
  offer(id: string, row: Row | null): void;
  /** Whatever changed before `mark` has been offered, unless the watch is looking. */
  advance(mark: Mark | null): void;
  look(): void;
  /** The end of a `look`. */
  settle(mark: Mark | null): void;
  /** Tells where it stands, if nothing else waits to be told. */
  remind(): void;
  fail(error: unknown): void;
  end(): void;
  iterator: AsyncIterableIterator<FeedEvent<Row>>;
}

/** Events that are equal are one object, whose answer is made once for all who ask the same of it. */
export type ShareEvent<Row> = (event: FeedEvent<Row>) => FeedEvent<Row>;

export function createWatch<Row extends FeedRow>(
  { of, list, isWanted = () => true, isFinal, onEvent, onEnd }: WatchOptions<Row>,
  share: ShareEvent<Row>,
): Watch<Row> {
  const isOfOne = 'id' in of;
  const buffer = new Map<string | null, Entry<Row>>();
  /** The last of the buffer. */
  let last: Entry<Row> | null = null;
  let told: Mark | null = null;
  let looks = 0;
  /** In the buffer, or handed out. */
  let isPastOffered = false;
  let isCaughtUp = false;
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

  function put(id: string | null, row: Row | null): Entry<Row> {
    const entry = buffer.get(id);
    if (entry) return Object.assign(entry, { row });
    last = { id, row, mark: null, endsPast: false };
    buffer.set(id, last);
    return last;
  }

  function moveTo(mark: Mark | null): void {
    if (last) last.mark = mark;
    else told = mark;
  }

  const done = { value: undefined, done: true } as const;

  async function next(): Promise<IteratorResult<FeedEvent<Row>>> {
    while (!isEnded) {
      if (failure) {
        end();
        throw failure.error;
      }
      const [entry] = buffer.values();
      if (entry) return { value: take(entry), done: false };
      await news.promise;
    }
    return done;
  }

  function take(entry: Entry<Row>): FeedEvent<Row> {
    const { id, row, mark, endsPast } = entry;
    buffer.delete(id);
    if (last === entry) last = null;
    told = mark ?? told;
    isCaughtUp ||= endsPast;
    if (isOfOne && id !== null && (row === null || isFinal(row))) end();
    onEvent();
    return share({ id, row, mark: told, isCaughtUp });
  }

  return {
    of,
    async list() {
      const listed = await list(told);
      told ??= listed.from;
      return listed;
    },
    offer(id, row) {
      if (isEnded || (row && !isWanted(row))) return;
      put(id, row);
      wake();
    },
    advance(mark) {
      if (looks === 0 && mark !== null && !isOfOne) moveTo(mark);
    },
    look() {
      looks += 1;
    },
    settle(mark) {
      looks -= 1;
      if (isEnded || isOfOne || looks > 0) return;
      if (!isPastOffered) put(null, null).endsPast = true;
      isPastOffered = true;
      moveTo(mark);
      wake();
    },
    remind() {
      if (isEnded || isOfOne || looks > 0 || buffer.size > 0) return;
      put(null, null);
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
