import { createServer } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openEvents } from '../../src/events/hub.ts';
import { type Listener, listen } from '../../src/tools/postgres/listener.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { takeDatabaseAway, terminateBackends } from './outage.ts';

let database: TestDatabase;
let logged: { event: string }[];
let closers: (() => Promise<unknown> | unknown)[];
const log = pino({}, { write: (line) => logged.push(JSON.parse(line)) });

beforeEach(async () => {
  logged = [];
  closers = [];
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  await database.drop();
});

async function start(url: string, onPayload: (payload: string) => void, onReconnect = (_since: Date) => {}) {
  const listener: Listener = await listen({ url, channel: 'some channel', log, onPayload, onReconnect });
  closers.push(listener.close);
  return listener;
}

async function notify(payload: string, channel = 'some channel'): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('select pg_notify($1, $2)', [channel, payload]);
  await client.end();
}

test('after a lost connection it hears again, and says since when it may have missed something', async () => {
  const heard: string[] = [];
  const resets: Date[] = [];
  const startedAt = Date.now();
  const listener = await start(
    database.url,
    (payload) => heard.push(payload),
    (since) => resets.push(since),
  );
  await notify('1');
  await vi.waitFor(() => expect(heard).toEqual(['1']));
  listener.drop();
  // It is heard if the listener is back before, and said by the reset if not.
  await notify('perhaps');
  await vi.waitFor(() => expect(resets).toHaveLength(1));
  expect(resets[0]?.getTime()).toBeGreaterThanOrEqual(startedAt);
  expect(resets[0]?.getTime()).toBeLessThanOrEqual(Date.now());
  await terminateBackends(database.url);
  await vi.waitFor(() => expect(resets).toHaveLength(2));
  await notify('2');
  await vi.waitFor(() => expect(heard.filter((one) => one !== 'perhaps')).toEqual(['1', '2']));
});

test('a database that is away costs two lines of log', async () => {
  const resets: Date[] = [];
  await start(
    database.url,
    () => {},
    (since) => resets.push(since),
  );
  const bringBack = await takeDatabaseAway(database.url);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await bringBack();
  await vi.waitFor(() => expect(resets).toHaveLength(1), 5000);
  expect(logged.map(({ event }) => event)).toEqual(['listener.lost', 'listener.returned']);
});

test('a first connection that fails throws, and is not tried again', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as { port: number };
  let connections = 0;
  closed.on('connection', (socket) => {
    connections++;
    socket.destroy();
  });
  closers.push(() => closed.close());
  await expect(start(`postgres://nobody:none@127.0.0.1:${port}/none`, () => {})).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(connections).toBe(1);
});

test('what others say on the channel, and a listener that throws, do no harm', async () => {
  const read = async () => [];
  const events = await openEvents({
    url: database.url,
    log,
    readers: {
      jobs: read,
      images: read,
      masks: async () => [],
      webhookDeliveries: async () => [],
      accounts: read,
      galleries: read,
      wishlists: read,
      batches: read,
      batchItems: read,
      purgeRuns: read,
    },
  });
  closers.push(events.close);
  const heard: string[] = [];
  events.on('queue', () => {
    throw new Error('bad listener');
  });
  events.on('queue', ({ queue }) => heard.push(queue));
  await notify('no JSON', 'pasteup');
  await notify('null', 'pasteup');
  await notify('[["of another version","1"]]', 'pasteup');
  await notify('[["queue","quick"]]', 'pasteup');
  await vi.waitFor(() => expect(heard).toEqual(['quick']));
  expect(logged.filter(({ event }) => event === 'events.failed')).toHaveLength(3);
});
