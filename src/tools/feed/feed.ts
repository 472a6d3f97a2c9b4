import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { retry } from './retry.ts';
import { createEventSharing } from './share-event.ts';
import {
  createWatch,
  type FeedEvent,
  type FeedRow,
  type Listed,
  type Mark,
  type Watch,
  type WatchOptions,
} from './watch.ts';
import { createWatchIndex } from './watch-index.ts';

/**
 * Brings rows to those who watch them. A change only lists a row to be read; one reading at a time fetches all that are
 * listed, once for all watchers, and hands out the same objects, which are nobody's to alter. As readings follow one
 * another, no watcher sees a row go back. A reading that fails is repeated until it works.
 *
 * Which mark may go with what a reading has brought? The feed is told marks between the changes: whatever changed before
 * such a mark was touched before it. Rows are read in the order in which they were first touched since they were last
 * read. So when a reading has been handed out, and the first row still to be read was touched at mark m, all that changed
 * before m has been handed out too; and if none is left, all before the latest mark.
 */
export interface Feed<Row> {
  /** The row of these keys may have changed. Costs nothing when nobody watches any of them. */
  touch(keys: { id: string } & Record<string, string>): void;
  /** Whatever changed before this mark has been touched. */
  advance(mark: Mark): void;
  /** Changes may have been missed: every watch looks again at what it may concern. */
  touchAll(): void;
  /** Tells the latest mark to those who have been told nothing else. */
  remind(): void;
  /** Throws what the first `list` throws. An event without the row stands for one that is no longer there. */
  watch(options: WatchOptions<Row>): Promise<AsyncIterableIterator<FeedEvent<Row>>>;
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

/** A row to be read. */
interface Touched<Row> {
  watches: Set<Watch<Row>>;
  /** The latest mark when it was touched first, and which it was to be so. */
  mark: Mark | null;
  turn: number;
}

/** A watch whose listed rows are read when all up to `turn` are. */
interface Looking {
  turn: number;
  mark: Mark | null;
}

export function createFeed<Row extends FeedRow>({ read, log }: FeedOptions<Row>): Feed<Row> {
  const watches = createWatchIndex<Row>();
  const share = createEventSharing<Row>();
  const lookAgainInTurn = pLimit(lookingAtOnce);
  /** In the order of their turns. */
  const touched = new Map<string, Touched<Row>>();
  const looking = new Map<Watch<Row>, Looking[]>();
  let latest: Mark | null = null;
  let turns = 0;
  let isReading = false;

  function touchFor(id: string, watch: Watch<Row>): void {
    const row = touched.get(id) ?? { watches: new Set(), mark: latest, turn: ++turns };
    row.watches.add(watch);
    touched.set(id, row);
    void readTouched();
  }

  async function readTouched(): Promise<void> {
    if (isReading) return;
    isReading = true;
    // Changes of one transaction arrive one by one in the same turn of the loop: read them together.
    await new Promise(setImmediate);
    while (touched.size > 0) {
      const batch = takeBatch();
      const rows = await retry(() => read([...batch.keys()]), {
        event: 'feed.read_failed',
        log,
        isWanted: () => batch.size > 0 && watches.size() > 0,
      });
      if (rows) deliver(batch, rows);
      settleRead();
    }
    isReading = false;
  }

  /** What is touched and still has a watch to be read for. */
  function takeBatch(): Map<string, Watch<Row>[]> {
    const batch = new Map<string, Watch<Row>[]>();
    for (const [id, row] of touched) {
      if (batch.size === batchSize) break;
      touched.delete(id);
      const present = [...row.watches].filter((watch) => watches.has(watch));
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
    const mark = readUntil();
    for (const watch of new Set([...batch.values()].flat())) watch.advance(mark);
  }

  /** Whatever changed before it has been read. */
  function readUntil(): Mark | null {
    const [next] = touched.values();
    return next ? next.mark : latest;
  }

  function settleRead(): void {
    const [next] = touched.values();
    for (const [watch, looks] of looking) {
      const isRead = ({ turn }: Looking) => !next || turn < next.turn;
      for (const { mark } of looks.filter(isRead)) watch.settle(mark);
      const rest = looks.filter((look) => !isRead(look));
      if (rest.length > 0) looking.set(watch, rest);
      else looking.delete(watch);
    }
  }

  /** Who looks has said so before: what comes meanwhile does not move its mark. */
  async function look(watch: Watch<Row>, list: () => Promise<Listed | undefined>): Promise<void> {
    const listed = await list();
    if (!listed || !watches.has(watch)) return;
    for (const id of listed.ids) touchFor(id, watch);
    looking.set(watch, [...(looking.get(watch) ?? []), { turn: turns, mark: listed.mark }]);
    if (!isReading) settleRead();
  }

  async function lookAgain(watch: Watch<Row>): Promise<void> {
    const isWanted = () => watches.has(watch);
    const event = 'feed.list_failed';
    await look(watch, () => retry(() => watch.list(), { event, log, isWanted }));
  }

  return {
    touch(keys) {
      for (const watch of watches.find(keys)) touchFor(keys.id, watch);
    },
    advance(mark) {
      latest = mark;
    },
    touchAll() {
      for (const watch of watches.all()) {
        // Who was told nothing for long looks from here, and not from what they were told last.
        if (!isReading) watch.advance(latest);
        watch.look();
        lookAgainInTurn(() => lookAgain(watch)).catch(watch.fail);
      }
    },
    remind() {
      if (isReading) return;
      for (const watch of watches.all()) {
        watch.advance(latest);
        watch.remind();
      }
    },
    async watch(options) {
      const watch = createWatch<Row>(
        {
          ...options,
          onEnd() {
            watches.delete(watch);
            looking.delete(watch);
            options.onEnd?.();
          },
        },
        share,
      );
      watch.look();
      watches.add(watch);
      try {
        await look(watch, () => watch.list());
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
