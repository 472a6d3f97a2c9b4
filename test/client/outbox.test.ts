import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pendingEdits } from '../../client/src/editor/pending-edits.ts';
import { type Sheet, strokesOn } from '../../client/src/editor/sheet.ts';
import { openWindow, Server, stroke } from './mask-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('strokes are sent together once nothing has come for a while', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  want([stroke('a')]);
  await vi.advanceTimersByTimeAsync(700);
  want([stroke('a'), stroke('b')]);
  await vi.advanceTimersByTimeAsync(700);
  expect(server.requests).toEqual([]);
  expect(outbox.state.getState().at).toBe('saving');
  await vi.advanceTimersByTimeAsync(200);
  expect(server.requests).toEqual(['create hints', 'update hints +a,b -']);
  expect(server.ids('hints')).toBe('ab');
  expect(outbox.state.getState().at).toBe('saved');
});

test('what is taken back before it was sent is never sent, and afterwards it is removed', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  want([stroke('a')]);
  want([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.requests).toEqual([]);
  want([stroke('a'), stroke('b')]);
  await outbox.flush();
  want([stroke('a')]);
  await outbox.flush();
  want([stroke('a'), stroke('b')]);
  await outbox.flush();
  expect(server.requests.slice(2)).toEqual(['update hints + -b', 'update hints +b -']);
  expect(server.ids('hints')).toBe('ab');
});

test('exact strokes are on both of their sheets', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  want([stroke('a', 'PAINT'), stroke('b', 'RUB'), stroke('c', 'ERASE')]);
  await outbox.flush();
  expect(['hints', 'keep', 'erase'].map((sheet) => server.ids(sheet as Sheet))).toEqual(['c', 'ab', 'ab']);
});

test('two windows that begin at once share a mask, and no stroke is lost', async () => {
  const server = new Server();
  const [one, other] = [openWindow(server), openWindow(server)];
  one.want([stroke('a')]);
  other.want([stroke('b')]);
  await one.outbox.flush();
  await other.outbox.flush();
  expect(server.ids('hints')).toBe('ab');
  expect(other.ids()).toBe('ab');
  // The first one hears of it by its next change.
  one.want([stroke('a'), stroke('c')]);
  await one.outbox.flush();
  expect(server.ids('hints')).toBe('abc');
  expect(one.ids()).toBe('abc');
  other.want([stroke('b')]);
  await other.outbox.flush();
  expect(server.ids('hints')).toBe('bc');
  expect(other.ids()).toBe('bc');
});

test('without an answer it is kept and sent again, at once when the network is back', async () => {
  const network = new EventTarget();
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
  const server = new Server();
  const { outbox, want, strokes } = openWindow(server);
  server.problem = { code: 'OFFLINE', params: {} };
  want([stroke('a')]);
  await outbox.flush();
  expect(outbox.state.getState().at).toBe('offline');
  expect(pendingEdits(strokes(), outbox.sheets()).added.map(({ id }) => id)).toEqual(['a']);
  server.problem = null;
  await vi.advanceTimersByTimeAsync(2_100);
  expect(outbox.state.getState().at).toBe('saved');
  expect(server.ids('hints')).toBe('a');
  expect(pendingEdits(strokes(), outbox.sheets())).toEqual({ added: [], removed: [] });
  server.problem = { code: 'OFFLINE', params: {} };
  want([stroke('a'), stroke('b')]);
  await outbox.flush();
  server.problem = null;
  network.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(server.ids('hints')).toBe('ab');
});

test('what is taken back while it is on its way, or when no answer came, does not come back', async () => {
  const server = new Server();
  const { outbox, want, ids } = openWindow(server);
  want([stroke('a'), stroke('b')]);
  const sent = outbox.flush();
  want([stroke('a')]);
  await sent;
  await outbox.flush();
  expect(server.ids('hints')).toBe('a');
  // It arrives, and the answer does not.
  server.isMute = true;
  want([stroke('a'), stroke('c')]);
  await outbox.flush();
  expect(server.ids('hints')).toBe('ac');
  want([stroke('a')]);
  server.isMute = false;
  server.change('hints', [stroke('d')]);
  await outbox.flush();
  expect(server.ids('hints')).toBe('ad');
  expect(ids()).toBe('ad');
});

test('what the server will not take is said, and the next change tries again', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  server.problem = { code: 'QUOTA_EXCEEDED', params: {} };
  want([stroke('a')]);
  await outbox.flush();
  expect(outbox.state.getState()).toMatchObject({ at: 'refused', problem: { code: 'QUOTA_EXCEEDED' } });
  server.problem = null;
  want([stroke('a'), stroke('b')]);
  await outbox.flush();
  expect(server.ids('hints')).toBe('ab');
});

test('a mask that was deleted in another window is made again', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  want([stroke('a')]);
  await outbox.flush();
  server.masks = {};
  want([stroke('a'), stroke('b')]);
  await outbox.flush();
  expect(server.requests.slice(-2)).toEqual(['create hints', 'update hints +a,b -']);
  expect(server.ids('hints')).toBe('ab');
});

test('more than a request takes is sent in several, one at a time', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  want(Array.from({ length: 1_200 }, (_, at) => stroke(String(at).padStart(5, '0'))));
  await outbox.flush();
  expect(server.requests).toHaveLength(4);
  expect(strokesOn('hints', server.masks.hints?.strokes ?? [])).toHaveLength(1_200);
});

test('a sheet that is refused does not hold back the others', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  server.refuses = 'hints';
  want([stroke('a'), stroke('b', 'PAINT')]);
  await outbox.flush();
  expect(outbox.state.getState()).toMatchObject({ at: 'refused', problem: { code: 'BAD_USER_INPUT' } });
  expect(server.ids('keep')).toBe('b');
  want([stroke('b', 'PAINT')]);
  await outbox.flush();
  expect(outbox.state.getState().at).toBe('saved');
});

test('a server that cannot take it now says why, and is not asked before its time', async () => {
  const server = new Server();
  const { outbox, want } = openWindow(server);
  server.problem = { code: 'RATE_LIMITED', params: { retryAfterMs: 5_000 } };
  want([stroke('a')]);
  await outbox.flush();
  expect(outbox.state.getState()).toMatchObject({ at: 'waiting', problem: { code: 'RATE_LIMITED' } });
  want([stroke('a'), stroke('b')]);
  await vi.advanceTimersByTimeAsync(4_000);
  // Nor by who would have all of it saved first.
  await outbox.flush();
  expect(server.requests).toHaveLength(1);
  server.problem = null;
  await vi.advanceTimersByTimeAsync(1_100);
  expect(server.ids('hints')).toBe('ab');
  server.problem = { code: 'SERVICE_UNAVAILABLE', params: {} };
  want([stroke('a')]);
  await outbox.flush();
  expect(outbox.state.getState()).toMatchObject({ at: 'waiting', problem: { code: 'SERVICE_UNAVAILABLE' } });
});

test('what is put back beneath others is beneath them on the server too', async () => {
  const server = new Server();
  const { outbox, want, ids } = openWindow(server);
  want(['a', 'b', 'c'].map((id) => stroke(id)));
  await outbox.flush();
  want(['a', 'c'].map((id) => stroke(id)));
  await outbox.flush();
  want(['a', 'b', 'c'].map((id) => stroke(id)));
  await outbox.flush();
  expect(server.ids('hints')).toBe('abc');
  expect(ids()).toBe('abc');
});
