import { expect, test, vi } from 'vitest';
import type { EditStore, KeptEdits } from '../../client/src/editor/edit-store.ts';
import { createEditKeeper } from '../../client/src/editor/kept-edits.ts';
import { stroke } from './mask-server.ts';

/** What a browser keeps for all its windows. */
function openBrowser() {
  const kept = new Map<string, KeptEdits>();
  const open = new Set<string>();
  let isBroken = false;
  const check = () => {
    if (isBroken) throw new Error('Expected room.');
  };
  const store: EditStore = {
    async readAll(prefix) {
      check();
      return [...kept].filter(([name]) => name.startsWith(prefix));
    },
    async write(changes) {
      check();
      for (const [name, edits] of changes) edits ? kept.set(name, edits) : kept.delete(name);
    },
    living: async (names) => new Set(names.filter((name) => open.has(name))),
    live(name) {
      open.add(name);
      return () => void open.delete(name);
    },
  };
  return {
    kept,
    window: () => createEditKeeper('one', store),
    breakDown: () => {
      isBroken = true;
    },
  };
}

const edits: KeptEdits = { added: [stroke('a')], removed: [] };
const none: KeptEdits = { added: [], removed: [] };

test('what a window has left behind is taken over, and not what an open one keeps', async () => {
  const { kept, window } = openBrowser();
  const one = window();
  one.keep(edits);
  await vi.waitFor(() => expect(kept.size).toBe(1));
  expect(await window().read()).toEqual(none);
  one.leave();
  const other = window();
  expect(await other.read()).toEqual(edits);
  expect(kept.size).toBe(1);
  other.keep(none);
  await vi.waitFor(() => expect(kept.size).toBe(0));
});

test('where nothing is kept, that is known', async () => {
  const { window, breakDown } = openBrowser();
  const keeper = window();
  expect(await keeper.read()).toEqual(none);
  expect(keeper.state.getState().isKept).toBe(true);
  breakDown();
  keeper.keep(edits);
  await vi.waitFor(() => expect(keeper.state.getState().isKept).toBe(false));
  expect(await keeper.read()).toEqual(none);
});

test('a browser that does not answer is not waited for', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  const { openDatabase } = await import('../../client/src/editor/edit-database.ts');
  const opened = expect(openDatabase()).rejects.toThrow('to open');
  await vi.advanceTimersByTimeAsync(3_100);
  await opened;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
