import { pino } from 'pino';
import { createFeed, type Feed } from '../../src/tools/feed/feed.ts';
import type { FeedEvent, Listed, WatchOptions } from '../../src/tools/feed/watch.ts';

export interface Row {
  id: string;
  accountId: string;
  version: number;
  isFinal: boolean;
}

/** A feed over a table in memory. */
export interface FeedBed {
  feed: Feed<Row>;
  table: Map<string, Row>;
  /** Ids of each reading, in order. */
  reads: string[][];
  /** Replaced by a test that lets a reading wait or fail. */
  beforeRead: () => Promise<void>;
  afterRead: () => Promise<void>;
  logged: { event: string }[];
  put(id: string, version: number, options?: { isFinal?: boolean }): void;
  watch(of: WatchOptions<Row>['of'], options?: Partial<WatchOptions<Row>>): ReturnType<Feed<Row>['watch']>;
}

export function createFeedBed(): FeedBed {
  const log = pino({}, { write: (line) => bed.logged.push(JSON.parse(line)) });
  const bed: FeedBed = {
    feed: createFeed({
      log,
      async read(ids) {
        bed.reads.push(ids);
        await bed.beforeRead();
        const rows = ids.flatMap((id) => bed.table.get(id) ?? []);
        await bed.afterRead();
        return rows;
      },
    }),
    table: new Map(),
    reads: [],
    beforeRead: async () => {},
    afterRead: async () => {},
    logged: [],
    put(id, version, { isFinal = false } = {}) {
      bed.table.set(id, { id, accountId: 'a', version, isFinal });
      bed.feed.touch({ id, accountId: 'a' });
    },
    watch: (of, options = {}) =>
      bed.feed.watch({
        of,
        list: async () => listed('id' in of ? [of.id as string] : [...bed.table.keys()]),
        isFinal: (row) => row.isFinal,
        onEvent: () => {},
        ...options,
      }),
  };
  return bed;
}

export const listed = (ids: string[], mark = 'listed'): Listed => ({ ids, from: 'begin', mark });

type Events = AsyncIterator<FeedEvent<Row>>;

export const nextRow = async (events: Events): Promise<Row | null> => (await events.next()).value?.row;
export const nextVersion = async (events: Events) => (await nextRow(events))?.version;

/** Whether nothing comes although everything that was marked has been read. */
export async function isQuiet(iterator: Events): Promise<boolean> {
  const next = iterator.next().then(() => false);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return Promise.race([next, true]);
}
