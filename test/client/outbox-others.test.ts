import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWindow, Server, stroke } from './mask-server.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what another window draws', () => {
  async function openSaved() {
    const server = new Server();
    const window = openWindow(server);
    window.want([stroke('a')]);
    await window.outbox.flush();
    server.requests = [];
    return { server, ...window };
  }

  test('is read one at a time with what is drawn here, and no stroke is lost', async () => {
    const { server, outbox, want, ids } = await openSaved();
    server.change('hints', [stroke('b')]);
    let goOn = () => {};
    server.onRead = () => new Promise<void>((resolve) => (goOn = resolve));
    outbox.hear('hints', 3);
    expect(outbox.state.getState().at).toBe('merging');
    want([stroke('a'), stroke('c')]);
    const sent = outbox.flush();
    server.onRead = async () => {};
    await vi.advanceTimersByTimeAsync(2_000);
    goOn();
    await sent;
    expect(server.ids('hints')).toBe('abc');
    expect(ids()).toBe('abc');
    expect(outbox.state.getState().at).toBe('saved');
  });

  test('while something is on its way is read once that is saved', async () => {
    const { server, outbox, want, ids } = await openSaved();
    want([stroke('a'), stroke('c')]);
    server.change('hints', [stroke('b')]);
    outbox.hear('hints', 3);
    await outbox.flush();
    expect(server.requests).toEqual(['update hints +c -', 'read hints']);
    expect(ids()).toBe('abc');
  });

  test('and cannot be read now is read later', async () => {
    const { server, outbox, ids } = await openSaved();
    server.change('hints', [stroke('b')]);
    server.problem = { code: 'OFFLINE', params: {} };
    outbox.hear('hints', 3);
    await vi.advanceTimersByTimeAsync(100);
    expect(outbox.state.getState().at).toBe('offline');
    server.problem = null;
    await vi.advanceTimersByTimeAsync(2_100);
    expect(ids()).toBe('ab');
    expect(outbox.state.getState().at).toBe('saved');
  });

  test('while it is read is read too', async () => {
    const { server, outbox, ids } = await openSaved();
    server.change('hints', [stroke('b')]);
    server.onRead = async () => {
      server.onRead = async () => {};
      server.change('hints', [stroke('d')]);
      outbox.hear('hints', 4);
    };
    outbox.hear('hints', 3);
    await outbox.flush();
    expect(server.requests).toEqual(['read hints', 'read hints']);
    expect(ids()).toBe('abd');
  });

  test('is read once, however often it was first', async () => {
    const { server, outbox, want, ids } = await openSaved();
    const others = ['b', 'd', 'e'];
    const push = server.requests.push.bind(server.requests);
    server.requests.push = (request) => {
      const other = request.startsWith('update') && others.shift();
      if (other) server.change('hints', [stroke(other)]);
      return push(request);
    };
    want([stroke('a'), stroke('c')]);
    await outbox.flush();
    expect(server.requests.map((request) => request.split(' ')[0])).toEqual([
      'update',
      'update',
      'update',
      'update',
      'read',
    ]);
    expect(ids()).toBe('abdec');
    expect(server.ids('hints')).toBe('abdec');
  });

  test('is not read after it is closed', async () => {
    const { server, outbox, ids } = await openSaved();
    server.change('hints', [stroke('b')]);
    server.onRead = async () => outbox.close();
    outbox.hear('hints', 3);
    await vi.advanceTimersByTimeAsync(100);
    expect(ids()).toBe('a');
  });

  test('is theirs also where it was drawn here first, and taken back', async () => {
    const { server, outbox, want, ids } = await openSaved();
    want([]);
    await outbox.flush();
    server.change('hints', [stroke('a')]);
    outbox.hear('hints', 4);
    await outbox.flush();
    expect(ids()).toBe('a');
    expect(server.ids('hints')).toBe('a');
  });

  test('is theirs also where no answer came when it was sent from here', async () => {
    const { server, outbox, want, ids } = await openSaved();
    server.isMute = true;
    want([stroke('a'), stroke('c')]);
    await outbox.flush();
    server.isMute = false;
    want([stroke('a')]);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(server.ids('hints')).toBe('a');
    server.change('hints', [stroke('c')]);
    outbox.hear('hints', 5);
    await outbox.flush();
    expect(ids()).toBe('ac');
  });
});
