import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createLiveList,
  type ListNode,
  type ListPage,
  type LiveList,
} from '../../client/src/list/live-list.ts';

const pageSize = 3;

/** A server's list whose answers come when the test says so, as they were when they were asked for. */
function createServer(nodes: ListNode[]) {
  let all = nodes.toSorted(newestFirst);
  let asked = 0;
  const waiting: (() => void)[] = [];
  const read = (after: string | null): ListPage => {
    const rest = after === null ? all : all.filter((node) => placeOf(node) < after);
    const page = rest.slice(0, pageSize);
    const last = page.at(-1);
    return { nodes: page, hasMore: rest.length > page.length, endCursor: last ? placeOf(last) : after };
  };
  return {
    ids: () => all.map(({ id }) => id),
    asked: () => asked,
    askPage(after: string | null) {
      asked += 1;
      const page = read(after);
      return new Promise<ListPage>((resolve) => waiting.push(() => resolve(page)));
    },
    async answer() {
      waiting.shift()?.();
      for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
    },
    isAsked: () => waiting.length > 0,
    add: (node: ListNode) => {
      all = [...all.filter(({ id }) => id !== node.id), node].toSorted(newestFirst);
    },
    remove: (id: string) => {
      all = all.filter((node) => node.id !== id);
    },
  };
}

const placeOf = ({ createdAt, id }: ListNode) => `${createdAt} ${id}`;
const newestFirst = (a: ListNode, b: ListNode) => (placeOf(a) < placeOf(b) ? 1 : -1);
const nodeAt = (minute: number): ListNode => ({
  id: `img_${String(minute).padStart(4, '0')}`,
  createdAt: new Date(Date.UTC(2030, 0, 1, 0, minute)).toISOString(),
});
const nodesAt = (count: number) => Array.from({ length: count }, (_, minute) => nodeAt(minute));

const idsOf = ({ state }: LiveList) => state.getState().ids;

async function answerAll({ isAsked, answer }: ReturnType<typeof createServer>) {
  while (isAsked()) await answer();
}

async function openList(count: number) {
  const server = createServer(nodesAt(count));
  const list = createLiveList(server);
  list.refresh('changed');
  await answerAll(server);
  return { server, list };
}

test('pages are asked for one after another, to the end', async () => {
  const { server, list } = await openList(7);
  expect(idsOf(list)).toEqual(server.ids().slice(0, 3));
  list.more();
  list.more();
  await answerAll(server);
  expect(idsOf(list)).toEqual(server.ids().slice(0, 6));
  list.more();
  await answerAll(server);
  expect(idsOf(list)).toEqual(server.ids());
  expect(list.state.getState().hasMore).toBe(false);
});

test('who asks for more in the moment in which a page is there gets it', async () => {
  const { server, list } = await openList(7);
  list.state.subscribe(({ isAsking, hasMore }) => {
    if (!isAsking && hasMore) list.more();
  });
  list.refresh('all');
  await answerAll(server);
  expect(idsOf(list)).toEqual(server.ids());
});

test('what is older than what was asked for comes with its page, not before', async () => {
  const { list } = await openList(7);
  const before = idsOf(list);
  list.put(nodeAt(1));
  expect(idsOf(list)).toEqual(before);
  list.put(nodeAt(8));
  expect(idsOf(list)).toEqual([nodeAt(8).id, ...before]);
});

test('reading anew ends at the first page that is as it was; all of it is read if asked for', async () => {
  const { server, list } = await openList(9);
  for (let page = 0; page < 2; page += 1) {
    list.more();
    await answerAll(server);
  }
  const before = server.asked();
  list.refresh('changed');
  await answerAll(server);
  expect(server.asked() - before).toBe(1);
  list.refresh('all');
  await answerAll(server);
  expect(server.asked() - before).toBe(4);
});

test('a page that did not come is told, and can be asked for again', async () => {
  const server = createServer(nodesAt(5));
  let isDown = false;
  const problem = { code: 'OFFLINE', params: {} } as const;
  const list = createLiveList({
    askPage: async (after) => (isDown ? { problem } : server.askPage(after)),
  });
  list.refresh('changed');
  await expect.poll(server.isAsked).toBe(true);
  await answerAll(server);
  isDown = true;
  list.more();
  await expect.poll(() => list.state.getState().problem).toEqual(problem);
  expect(idsOf(list)).toHaveLength(3);
  isDown = false;
  list.more();
  await expect.poll(server.isAsked).toBe(true);
  await answerAll(server);
  expect(list.state.getState()).toMatchObject({ ids: server.ids(), problem: null, hasMore: false });
});

test('what returns at the end of what is there is not lost', async () => {
  const { server, list } = await openList(7);
  const last = nodeAt(4);
  server.remove(last.id);
  list.drop(last.id);
  server.add(last);
  list.put(last);
  list.more();
  await answerAll(server);
  expect(idsOf(list)).toEqual(server.ids().slice(0, 6));
});

type Step =
  | 'add'
  | 'delete'
  | 'deleteLast'
  | 'restore'
  | 'restoreLast'
  | 'answer'
  | 'more'
  | 'refresh'
  | 'away'
  | 'back';

/** Whatever happens while pages are under way, also what nobody told: read anew, it is as the server has it. */
test('in whatever order pages, events and outages come, the list ends as the server has it', async () => {
  const steps = fc.array(
    fc.constantFrom<Step>(
      'add',
      'delete',
      'deleteLast',
      'restore',
      'restoreLast',
      'answer',
      'more',
      'refresh',
      'away',
      'back',
    ),
    { maxLength: 60 },
  );
  await fc.assert(
    fc.asyncProperty(steps, fc.array(fc.nat(30), { minLength: 60, maxLength: 60 }), async (walk, numbers) => {
      const server = createServer(nodesAt(10));
      const list = createLiveList(server);
      list.refresh('changed');
      let isAway = false;
      let latest = 10;
      let lastDeleted = Number.NaN;
      const tell = (work: () => void) => {
        if (!isAway) work();
      };
      const work: Record<Step, (number: number) => unknown> = {
        add() {
          const node = nodeAt(latest++);
          server.add(node);
          tell(() => list.put(node));
        },
        delete(number) {
          const { id } = nodeAt(number);
          server.remove(id);
          tell(() => list.drop(id));
        },
        restore(number) {
          if (number >= latest) return;
          const node = nodeAt(number);
          server.add(node);
          tell(() => list.put(node));
        },
        deleteLast() {
          lastDeleted = Number(idsOf(list).at(-1)?.slice(4) ?? Number.NaN);
          if (!Number.isNaN(lastDeleted)) work.delete(lastDeleted);
        },
        restoreLast() {
          if (!Number.isNaN(lastDeleted)) work.restore(lastDeleted);
        },
        answer: () => server.answer(),
        more: () => list.more(),
        refresh: () => list.refresh('changed'),
        away() {
          isAway = true;
        },
        back() {
          if (isAway) list.refresh('all');
          isAway = false;
        },
      };
      for (const [at, step] of walk.entries()) await work[step](numbers[at] as number);
      if (isAway) list.refresh('all');
      await answerAll(server);
      const { ids, hasMore } = list.state.getState();
      expect(ids).toEqual(server.ids().slice(0, ids.length));
      expect(hasMore || ids.length === server.ids().length).toBe(true);
    }),
    { numRuns: 300 },
  );
});
