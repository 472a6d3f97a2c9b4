import { beforeEach, expect, test, vi } from 'vitest';
import type { WatchOptions } from '../../src/tools/feed/watch.ts';
import { createFeedBed, type FeedBed, isQuiet, listed, type Row } from './feed-bed.ts';

let bed: FeedBed;

beforeEach(() => {
  bed = createFeedBed();
});

test('a mark is told with the last of what changed before it, and not while the past is told', async () => {
  for (const id of ['1', '2']) bed.put(id, 1);
  const gate = Promise.withResolvers<void>();
  bed.beforeRead = () => gate.promise;
  const rows = await bed.watch({ accountId: 'a' });
  await vi.waitFor(() => expect(bed.reads).toHaveLength(1));
  bed.feed.advance('live');
  bed.put('3', 1);
  gate.resolve();
  const marks = [];
  for (let n = 0; n < 4; n++) {
    const { value } = await rows.next();
    marks.push([value.id, value.mark, value.isCaughtUp]);
  }
  // The third was touched while the first two were being read.
  expect(marks).toEqual([
    ['1', 'begin', false],
    ['2', 'begin', false],
    [null, 'listed', true],
    ['3', 'live', true],
  ]);
  bed.put('2', 2);
  bed.feed.advance('later');
  bed.put('1', 2);
  expect([(await rows.next()).value, (await rows.next()).value]).toMatchObject([
    { id: '2', mark: 'live' },
    { id: '1', mark: 'later' },
  ]);
});

test('what is touched while a reading goes on keeps the mark of the reading before it', async () => {
  const rows = await bed.watch({ accountId: 'a' });
  expect((await rows.next()).value).toEqual({ id: null, row: null, mark: 'listed', isCaughtUp: true });
  bed.feed.advance('one');
  bed.put('1', 1);
  const gate = Promise.withResolvers<void>();
  bed.beforeRead = () => gate.promise;
  await vi.waitFor(() => expect(bed.reads).toHaveLength(1));
  bed.put('2', 1);
  bed.feed.advance('two');
  gate.resolve();
  const told = [(await rows.next()).value, (await rows.next()).value];
  expect(told.map(({ id, mark }) => [id, mark])).toEqual([
    ['1', 'one'],
    ['2', 'two'],
  ]);
});

test('a newer state takes the turn of the older, so that no mark passes what waits', async () => {
  const rows = await bed.watch({ accountId: 'a' });
  await rows.next();
  for (const [id, mark] of [
    ['1', 'one'],
    ['2', 'two'],
  ] as const) {
    bed.put(id, 1);
    bed.feed.advance(mark);
    await vi.waitFor(() => expect(bed.reads.at(-1)).toEqual([id]));
    await new Promise(setImmediate);
  }
  bed.put('1', 2);
  await vi.waitFor(() => expect(bed.reads).toHaveLength(3));
  await new Promise(setImmediate);
  const told = [(await rows.next()).value, (await rows.next()).value];
  expect(told.map(({ row, mark }) => [row.id, row.version, mark])).toEqual([
    ['1', 2, 'one'],
    ['2', 1, 'two'],
  ]);
});

test('who was told nothing for long is told the latest mark, and looks again from there', async () => {
  const list = vi.fn<WatchOptions<Row>['list']>(async () => listed([]));
  const rows = await bed.watch({ accountId: 'a' }, { list });
  await rows.next();
  bed.feed.advance('quiet');
  bed.feed.remind();
  expect((await rows.next()).value).toEqual({ id: null, row: null, mark: 'quiet', isCaughtUp: true });
  bed.feed.advance('quieter');
  bed.feed.touchAll();
  await vi.waitFor(() => expect(list).toHaveBeenLastCalledWith('quieter'));
  expect(await isQuiet(rows)).toBe(true);
});

test('who watches the same is given the same event, to be answered once', async () => {
  bed.put('1', 1);
  const [first, second] = [await bed.watch({ accountId: 'a' }), await bed.watch({ accountId: 'a' })];
  for (const rows of [first, second, first, second]) await rows.next();
  bed.put('1', 2);
  expect((await first.next()).value).toBe((await second.next()).value);
});
