import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { GraphQLBoolean, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { openSocket } from '../../client/src/api/socket.ts';

/** A subscription that never tells anything. */
const silence = new GraphQLObjectType({
  name: 'Subscription',
  fields: { silence: { type: GraphQLBoolean, subscribe: () => new ReadableStream().values() } },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { is: { type: GraphQLBoolean } } }),
  subscription: silence,
});

let server: WebSocketServer;
/** The window's events, which Node has not. */
let page: EventTarget;
let close: () => void | Promise<void>;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  useServer({ schema }, server);
  await once(server, 'listening');
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});

afterEach(async () => {
  await close();
  for (const socket of server.clients) socket.terminate();
  server.close();
  vi.unstubAllGlobals();
});

async function open(times: { keepAliveMs: number; patienceMs: number }) {
  const { client, state } = openSocket(
    () => 'key',
    () => {},
    times,
  );
  client.subscribe({ query: 'subscription { silence }' }, { next() {}, error() {}, complete() {} });
  close = client.dispose;
  await vi.waitFor(() => expect(state.getState()).toBe('open'));
  return state;
}

/** Reads nothing more of what is open now, as where the network has gone without a word. */
function goDeaf() {
  for (const socket of server.clients) socket.pause();
}

const reconnected = () => once(server, 'connection', { signal: AbortSignal.timeout(20_000) });

test('a socket that gives no sign of life is given up, and another takes its place', async () => {
  const state = await open({ keepAliveMs: 40, patienceMs: 60 });
  goDeaf();
  await reconnected();
  await vi.waitFor(() => expect(state.getState()).toBe('open'));
});

test('a socket that answers stays', async () => {
  const state = await open({ keepAliveMs: 10, patienceMs: 2000 });
  const states: string[] = [];
  state.subscribe(() => states.push(state.getState()));
  const [socket] = server.clients;
  const heard: string[] = [];
  socket?.on('message', (text) => heard.push(String(text)));
  await vi.waitFor(() => expect(heard.filter((text) => text.includes('"ping"')).length).toBeGreaterThan(3));
  expect(states).toEqual([]);
});

test.each(['visibilitychange', 'pageshow', 'online'])(
  'a sign of life is asked for at once at %s',
  async (event) => {
    const state = await open({ keepAliveMs: 60_000, patienceMs: 60 });
    goDeaf();
    page.dispatchEvent(new Event(event));
    await reconnected();
    await vi.waitFor(() => expect(state.getState()).toBe('open'));
  },
);
