import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { WatchOptions } from '../../src/tools/feed/watch.ts';
import { createFeedBed, type FeedBed, isQuiet, listed, nextRow, nextVersion, type Row } from './feed-bed.ts';

let bed: FeedBed;

beforeEach(() => {
  bed = createFeedBed();
});

test('a change between the begin of a watch and its first reading is not missed', async () => {
  bed.put('1', 1);
  const rows = await bed.watch(
    { accountId: 'a' },
    {
      async list() {
        const ids = [...bed.table.keys()];
        bed.put('2', 1);
        return listed(ids);
      },
    },
  );
  expect([(await nextRow(rows))?.id, (await nextRow(rows))?.id].toSorted()).toEqual(['1', '2']);
});

test('a change during a reading is read after it, and no reading overlaps another', async () => {
  bed.put('1', 1);
  const gate = Promise.withResolvers<void>();
  bed.afterRead = () => gate.promise;
  const rows = await bed.watch({ id: '1' });
  await vi.waitFor(() => expect(bed.reads).toHaveLength(1));
  bed.put('1', 2);
  bed.put('1', 3);
  expect(bed.reads).toHaveLength(1);
  gate.resolve();
  expect(await nextVersion(rows)).toBe(1);
  expect(await nextVersion(rows)).toBe(3);
  expect(bed.reads).toHaveLength(2);
});

test('who joins is given the row, and those who have it are left alone', async () => {
  bed.put('1', 1);
  const first = await bed.watch({ id: '1' });
  expect(await nextVersion(first)).toBe(1);
  const second = await bed.watch({ accountId: 'a' });
  expect(await nextVersion(second)).toBe(1);
  expect(await isQuiet(first)).toBe(true);
});

test('who joins while an older state is being read ends with the newest', async () => {
  bed.put('1', 1);
  const gate = Promise.withResolvers<void>();
  const early = await bed.watch({ id: '1' });
  bed.afterRead = () => gate.promise;
  await vi.waitFor(() => expect(bed.reads).toHaveLength(1));
  await early.return?.();
  // Nobody watches, so nobody marks this one.
  bed.put('1', 2);
  const late = await bed.watch({ id: '1' });
  gate.resolve();
  expect(await nextVersion(late)).toBe(2);
});

test('a slow reader is given the newest state of each row, in its turn', async () => {
  for (const id of ['1', '2', '3']) bed.put(id, 1);
  const rows = await bed.watch({ accountId: 'a' });
  await vi.waitFor(() => expect(bed.reads).toHaveLength(1));
  bed.put('1', 2);
  await vi.waitFor(() => expect(bed.reads).toHaveLength(2));
  await new Promise(setImmediate);
  const given = [];
  for (let n = 0; n < 3; n++) given.push(await nextRow(rows));
  expect(given.map((row) => [row?.id, row?.version])).toEqual([
    ['1', 2],
    ['2', 1],
    ['3', 1],
  ]);
});

test('a watch of one row ends after its final state, or null when it is gone; one of an account goes on', async () => {
  bed.put('1', 1);
  bed.put('2', 1);
  const [one, gone, all] = await Promise.all([
    bed.watch({ id: '1' }),
    bed.watch({ id: '2' }),
    bed.watch({ accountId: 'a' }),
  ]);
  for (const rows of [one, gone, all]) await rows.next();
  // Both rows, and that they were all.
  for (let n = 0; n < 2; n++) await all.next();
  bed.put('1', 2, { isFinal: true });
  bed.table.delete('2');
  bed.feed.touch({ id: '2', accountId: 'a' });
  expect([await nextVersion(one), (await one.next()).done]).toEqual([2, true]);
  expect([await nextRow(gone), (await gone.next()).done]).toEqual([null, true]);
  expect([await nextVersion(all), (await all.next()).value]).toMatchObject([2, { id: '2', row: null }]);
  expect(bed.feed.size()).toBe(1);
  expect(await isQuiet(all)).toBe(true);
});

test('leaving lets go of whoever waits, of the watch, and of what was marked for it', async () => {
  bed.put('1', 1);
  const onEnd = vi.fn();
  const rows = await bed.watch({ id: '1' }, { onEnd });
  await rows.next();
  const waiting = [rows.next(), rows.next()];
  await rows.return?.();
  expect(await Promise.all(waiting)).toEqual([
    { value: undefined, done: true },
    { value: undefined, done: true },
  ]);
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(bed.feed.size()).toBe(0);
  bed.put('1', 2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(bed.reads).toHaveLength(1);
});

test('a failing reading is repeated, later each time, for as long as somebody waits; the log has two lines', async () => {
  bed.put('1', 1);
  bed.beforeRead = async () => {
    throw new Error('away');
  };
  const rows = await bed.watch({ id: '1' });
  await vi.waitFor(() => expect(bed.reads.length).toBeGreaterThanOrEqual(3), 2000);
  bed.beforeRead = async () => {};
  expect(await nextVersion(rows)).toBe(1);
  expect(bed.reads.length).toBeLessThan(6);
  expect(bed.logged.map(({ event }) => event)).toEqual(['feed.read_failed', 'feed.recovered']);

  bed.beforeRead = async () => {
    throw new Error('away');
  };
  bed.put('1', 2);
  const before = bed.reads.length;
  await vi.waitFor(() => expect(bed.reads.length).toBeGreaterThan(before));
  await rows.return?.();
  const after = bed.reads.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(bed.reads.length).toBe(after);
});

test('after missed changes a watch lists again from where it stands, until it works; an AppError ends it', async () => {
  bed.put('1', 1);
  const list = vi.fn<WatchOptions<Row>['list']>().mockResolvedValueOnce(listed(['1']));
  const rows = await bed.watch({ accountId: 'a' }, { list });
  for (let n = 0; n < 2; n++) await rows.next();
  bed.table.set('2', { id: '2', accountId: 'a', version: 7, isFinal: true });
  list.mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(listed(['2'], 'later'));
  bed.feed.touchAll();
  expect((await rows.next()).value).toMatchObject({ row: { version: 7 }, mark: 'later' });
  expect(list.mock.calls).toEqual([[null], ['listed'], ['listed']]);

  const refusal = new AppError('BAD_USER_INPUT', 'Too many.');
  list.mockRejectedValueOnce(refusal);
  bed.feed.touchAll();
  await expect(rows.next()).rejects.toBe(refusal);
  expect((await rows.next()).done).toBe(true);
  expect(bed.feed.size()).toBe(0);
});

test('a watch that cannot begin throws and leaves nothing; closing ends all', async () => {
  const refusal = new AppError('BAD_USER_INPUT', 'Too many.');
  await expect(bed.watch({ accountId: 'a' }, { list: () => Promise.reject(refusal) })).rejects.toBe(refusal);
  expect(bed.feed.size()).toBe(0);
  const rows = await bed.watch({ accountId: 'a' });
  await rows.next();
  const waiting = rows.next();
  bed.feed.close();
  expect((await waiting).done).toBe(true);
  expect(bed.feed.size()).toBe(0);
});

test('after a lost connection few watches ask the database at once, and all of them do', async () => {
  let asking = 0;
  let most = 0;
  let asked = 0;
  const release = Promise.withResolvers<void>();
  for (let n = 0; n < 50; n++)
    await bed.watch(
      { accountId: `${n}` },
      {
        async list(told) {
          if (!told) return listed([]);
          asked++;
          most = Math.max(most, ++asking);
          await release.promise;
          asking--;
          return listed([]);
        },
      },
    );
  bed.feed.touchAll();
  await vi.waitFor(() => expect(asked).toBe(4));
  release.resolve();
  await vi.waitFor(() => expect(asked).toBe(50));
  expect(most).toBe(4);
});

test('a change costs by who watches it, not by how many watch', async () => {
  const measure = () => {
    const startedAt = performance.now();
    for (let n = 0; n < 20_000; n++) bed.feed.touch({ id: `${n}`, accountId: 'nobody' });
    return performance.now() - startedAt;
  };
  measure();
  const alone = measure();
  for (let n = 0; n < 2000; n++) await bed.watch({ accountId: `${n}` }, { list: async () => listed([]) });
  expect(measure()).toBeLessThan(10 * alone + 20);
});
