import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowList, type PlacedRow, type RowPage } from '../../client/src/batches/row-list.ts';

const rowOf = (index: number): PlacedRow => ({ id: `row_${index}`, index });
const idsOf = (indices: readonly number[]) => indices.map((index) => `row_${index}`);

/** A server with these rows, which answers when the test says so. */
function openList(rows: () => readonly number[], pageSize = 3) {
  const waiting: (() => void)[] = [];
  const list = createRowList({
    askPage: (after) =>
      new Promise<RowPage>((resolve) => {
        const behind = after === null ? -1 : Number(after);
        const found = rows().filter((index) => index > behind);
        const page = found.slice(0, pageSize);
        const endCursor = page.length > 0 ? String(page.at(-1)) : null;
        // Read when it was asked for, and older than what is told until it comes.
        waiting.push(() =>
          resolve({ rows: page.map(rowOf), hasMore: found.length > page.length, endCursor }),
        );
      }),
  });
  const answer = async () => {
    waiting.shift()?.();
    await new Promise((done) => setImmediate(done));
  };
  return { list, answer, ids: () => list.state.getState().ids, asked: () => waiting.length };
}

test('rows come page by page in the order of the file', async () => {
  const { list, answer, ids } = openList(() => [0, 1, 2, 3, 4]);
  list.more();
  await answer();
  expect(ids()).toEqual(idsOf([0, 1, 2]));
  list.more();
  await answer();
  expect(ids()).toEqual(idsOf([0, 1, 2, 3, 4]));
  expect(list.state.getState().hasMore).toBe(false);
});

test('a row that is told of has its place by its number, and comes with its page where nobody has looked', async () => {
  const { list, answer, ids } = openList(() => [0, 4, 8, 12]);
  list.more();
  await answer();
  list.put(rowOf(6));
  list.put(rowOf(6));
  list.put(rowOf(20));
  expect(ids()).toEqual(idsOf([0, 4, 6, 8]));
  list.drop('row_4');
  expect(ids()).toEqual(idsOf([0, 6, 8]));
});

test('what is told while a page is on its way is not lost with its answer', async () => {
  const { list, answer, ids } = openList(() => [0, 2, 4]);
  list.more();
  await answer();
  list.refresh();
  list.drop('row_2');
  list.put(rowOf(3));
  await answer();
  expect(ids()).toEqual(idsOf([0, 3, 4]));
});

test('a file that is being read has more rows than its last page said', async () => {
  const rows = [0, 1];
  const { list, answer, ids, asked } = openList(() => rows);
  list.more();
  await answer();
  list.more();
  expect(asked()).toBe(0);
  rows.push(2, 3);
  list.grow();
  await answer();
  expect(ids()).toEqual(idsOf([0, 1, 2, 3]));
});

test('however pages and events come, in the end the list is what the server has', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), index: fc.nat(30) }),
    fc.record({ kind: fc.constant('drop' as const), index: fc.nat(30) }),
    fc.constant({ kind: 'more' as const, index: 0 }),
    fc.constant({ kind: 'answer' as const, index: 0 }),
    fc.constant({ kind: 'refresh' as const, index: 0 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const rows = new Set([1, 5, 9, 13, 17, 21]);
      const { list, answer, ids, asked } = openList(() => [...rows].sort((a, b) => a - b));
      for (const { kind, index } of steps) {
        if (kind === 'more') list.more();
        else if (kind === 'refresh') list.refresh();
        else if (kind === 'answer') await answer();
        else if (kind === 'put') {
          rows.add(index);
          list.put(rowOf(index));
        } else {
          rows.delete(index);
          list.drop(`row_${index}`);
        }
      }
      while (asked() > 0) await answer();
      while (list.state.getState().hasMore) {
        list.more();
        await answer();
      }
      expect(ids()).toEqual(idsOf([...rows].sort((a, b) => a - b)));
    }),
  );
});
