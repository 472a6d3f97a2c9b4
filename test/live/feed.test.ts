import { pino } from 'pino';
import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { createFeed, type Feed } from '../../src/tools/feed/feed.ts';
import type { WatchOptions } from '../../src/tools/feed/watch.ts';

interface Row {
  id: string;
  accountId: string;
  version: number;
  isFinal: boolean;
}

let table: Map<string, Row>;
/** Ids of each reading, in order. */
let reads: string[][];
/** Replaced by a test that lets a reading wait or fail. */
let beforeRead: () => Promise<void>;
let afterRead: () => Promise<void>;
let logged: { event: string }[];
let feed: Feed<Row>;

beforeEach(() => {
  table = new Map();
  reads = [];
  logged = [];
  beforeRead = async () => {};
  afterRead = async () => {};
  const log = pino({}, { write: (line) => logged.push(JSON.parse(line)) });
  feed = createFeed({
    log,
    position: '0',
    async read(ids) {
      reads.push(ids);
      await beforeRead();
      const rows = ids.flatMap((id) => table.get(id) ?? []);
      await afterRead();
      return rows;
    },
  });
});

function put(id: string, version: number, { isFinal = false } = {}): void {
  table.set(id, { id, accountId: 'a', version, isFinal });
  feed.touch({ id, accountId: 'a' });
}

const watchUpdates = (of: WatchOptions<Row>['of'], options: Partial<WatchOptions<Row>> = {}) =>
  feed.watch({
    start: 'start',
    of,
    list: async () => ('id' in of ? [of.id as string] : [...table.keys()]),
    isFinal: (row) => row.isFinal,
    onRow: () => {},
    ...options,
  });

/** The rows alone. */
async function watch(...args: Parameters<typeof watchUpdates>) {
  const updates = await watchUpdates(...args);
  const next = async (): Promise<IteratorResult<Row | null>> => {
    const { value, done } = await updates.next();
    if (done) return { value: undefined, done };
    return value.id === null ? next() : { value: value.row, done: false };
  };
  return { next, return: async () => updates.return?.() };
}

const nextVersion = async (iterator: Rows) => (await iterator.next()).value?.version;

type Rows = Awaited<ReturnType<typeof watch>>;

/** Whether nothing comes although everything that was marked has been read. */
async function isQuiet(iterator: Rows): Promise<boolean> {
  const next = iterator.next().then(() => false);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return Promise.race([next, true]);
}

test('a change between the begin of a watch and its first reading is not missed', async () => {
  put('1', 1);
  const rows = await watch(
    { accountId: 'a' },
    {
      async list() {
        const ids = [...table.keys()];
        put('2', 1);
        return ids;
      },
    },
  );
  expect([(await rows.next()).value?.id, (await rows.next()).value?.id].toSorted()).toEqual(['1', '2']);
});

test('a change during a reading is read after it, and no reading overlaps another', async () => {
  put('1', 1);
  const gate = Promise.withResolvers<void>();
  afterRead = () => gate.promise;
  const rows = await watch({ id: '1' });
  await vi.waitFor(() => expect(reads).toHaveLength(1));
  put('1', 2);
  put('1', 3);
  expect(reads).toHaveLength(1);
  gate.resolve();
  expect(await nextVersion(rows)).toBe(1);
  expect(await nextVersion(rows)).toBe(3);
  expect(reads).toHaveLength(2);
});

test('who joins is given the row, and those who have it are left alone', async () => {
  put('1', 1);
  const first = await watch({ id: '1' });
  expect(await nextVersion(first)).toBe(1);
  const second = await watch({ accountId: 'a' });
  expect(await nextVersion(second)).toBe(1);
  expect(await isQuiet(first)).toBe(true);
});

test('who joins while an older state is being read ends with the newest', async () => {
  put('1', 1);
  const gate = Promise.withResolvers<void>();
  const early = await watch({ id: '1' });
  afterRead = () => gate.promise;
  await vi.waitFor(() => expect(reads).toHaveLength(1));
  await early.return?.();
  // Nobody watches, so nobody marks this one.
  put('1', 2);
  const late = await watch({ id: '1' });
  gate.resolve();
  expect(await nextVersion(late)).toBe(2);
});

test('a slow reader is given the newest state of each row, those that changed last at the end', async () => {
  for (const id of ['1', '2', '3']) put(id, 1);
  const rows = await watchUpdates({ accountId: 'a' });
  for (let n = 0; n < 4; n++) await rows.next();
  for (const id of ['1', '2', '3']) put(id, 2);
  await vi.waitFor(() => expect(reads).toHaveLength(2));
  put('1', 3);
  await vi.waitFor(() => expect(reads).toHaveLength(3));
  await new Promise(setImmediate);
  const given = [];
  for (let n = 0; n < 3; n++) given.push((await rows.next()).value);
  expect(given.map(({ row }) => [row?.id, row?.version])).toEqual([
    ['2', 2],
    ['3', 2],
    ['1', 3],
  ]);
});

test('a watch of one row ends after its final state, or null when it is gone; one of an account goes on', async () => {
  put('1', 1);
  put('2', 1);
  const [one, gone, all] = await Promise.all([
    watch({ id: '1' }),
    watch({ id: '2' }),
    watch({ accountId: 'a' }),
  ]);
  for (const rows of [one, gone, all]) await rows.next();
  await all.next();
  put('1', 2, { isFinal: true });
  table.delete('2');
  feed.touch({ id: '2', accountId: 'a' });
  expect([await nextVersion(one), (await one.next()).done]).toEqual([2, true]);
  expect([(await gone.next()).value, (await gone.next()).done]).toEqual([null, true]);
  expect(await nextVersion(all)).toBe(2);
  expect(feed.size()).toBe(1);
  // That it is gone.
  expect((await all.next()).value).toBeNull();
  expect(await isQuiet(all)).toBe(true);
});

test('leaving lets go of whoever waits, of the watch, and of what was marked for it', async () => {
  put('1', 1);
  const onEnd = vi.fn();
  const rows = await watch({ id: '1' }, { onEnd });
  await rows.next();
  const waiting = [rows.next(), rows.next()];
  await rows.return?.();
  expect(await Promise.all(waiting)).toEqual([
    { value: undefined, done: true },
    { value: undefined, done: true },
  ]);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(feed.size()).toBe(0);
  put('1', 2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(reads).toHaveLength(1);
});

test('a failing reading is repeated, later each time, for as long as somebody waits; the log has two lines', async () => {
  put('1', 1);
  beforeRead = async () => {
    throw new Error('away');
  };
  const rows = await watch({ id: '1' });
  await vi.waitFor(() => expect(reads.length).toBeGreaterThanOrEqual(3), 2000);
  beforeRead = async () => {};
  expect(await nextVersion(rows)).toBe(1);
  expect(reads.length).toBeLessThan(6);
  expect(logged.map(({ event }) => event)).toEqual(['feed.read_failed', 'feed.recovered']);

  beforeRead = async () => {
    throw new Error('away');
  };
  put('1', 2);
  const before = reads.length;
  await vi.waitFor(() => expect(reads.length).toBeGreaterThan(before));
  await rows.return?.();
  const after = reads.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(reads.length).toBe(after);
});

test('after missed changes a watch lists again from then on, until it works; an AppError ends it', async () => {
  put('1', 1);
  const list = vi.fn<WatchOptions<Row>['list']>().mockResolvedValueOnce(['1']);
  const rows = await watch({ accountId: 'a' }, { list });
  await rows.next();
  table.set('2', { id: '2', accountId: 'a', version: 7, isFinal: true });
  list.mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(['2']);
  void feed.touchAll();
  expect(await nextVersion(rows)).toBe(7);
  expect(list.mock.calls).toEqual([[null], ['0'], ['0']]);

  const refusal = new AppError('BAD_USER_INPUT', 'Too many.');
  list.mockRejectedValueOnce(refusal);
  void feed.touchAll();
  await expect(rows.next()).rejects.toBe(refusal);
  expect((await rows.next()).done).toBe(true);
  expect(feed.size()).toBe(0);
});

test('a watch that cannot begin throws and leaves nothing; closing ends all', async () => {
  const refusal = new AppError('BAD_USER_INPUT', 'Too many.');
  await expect(watch({ accountId: 'a' }, { list: () => Promise.reject(refusal) })).rejects.toBe(refusal);
  expect(feed.size()).toBe(0);
  const rows = await watch({ accountId: 'a' });
  const waiting = rows.next();
  feed.close();
  expect((await waiting).done).toBe(true);
  expect(feed.size()).toBe(0);
});

test('after a lost connection few watches ask the database at once, and all of them do', async () => {
  let asking = 0;
  let most = 0;
  let asked = 0;
  const release = Promise.withResolvers<void>();
  for (let n = 0; n < 50; n++)
    await watch(
      { accountId: `${n}` },
      {
        async list(from) {
          if (from === null) return [];
          asked++;
          most = Math.max(most, ++asking);
          await release.promise;
          asking--;
          return [];
        },
      },
    );
  void feed.touchAll();
  await vi.waitFor(() => expect(asked).toBe(4));
  release.resolve();
  await vi.waitFor(() => expect(asked).toBe(50));
  expect(most).toBe(4);
});

test('a change costs by who watches it, not by how many watch', async () => {
  const measure = () => {
    const startedAt = performance.now();
    for (let n = 0; n < 20_000; n++) feed.touch({ id: `${n}`, accountId: 'nobody' });
    return performance.now() - startedAt;
  };
  measure();
  const alone = measure();
  for (let n = 0; n < 2000; n++) await watch({ accountId: `${n}` }, { list: async () => [] });
  expect(measure()).toBeLessThan(10 * alone + 20);
});
