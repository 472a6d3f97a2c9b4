import { createConnection, createServer, type Socket } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { listen } from '../../src/tools/postgres/listener.ts';
import { createTestDatabase } from '../database.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

test('a line that is dead without saying so is noticed', async () => {
  const database = await createTestDatabase();
  closers.push(database.drop);
  const { url, freeze } = await openLine(database.url);
  const resets: Date[] = [];
  const heard: string[] = [];
  const listener = await listen({
    url,
    channel: 'some channel',
    log: pino({ enabled: false }),
    onPayload: (payload) => heard.push(payload),
    onReconnect: (since) => resets.push(since),
  });
  closers.push(listener.close);
  freeze();
  // A ping every 5 s is given 5 s.
  await vi.waitFor(() => expect(resets).toHaveLength(1), 15_000);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("select pg_notify('some channel', '1')");
  await client.end();
  await vi.waitFor(() => expect(heard).toEqual(['1']));
});

/** A wire to the database that can fall silent; later connections through it are sound. */
async function openLine(databaseUrl: string): Promise<{ url: string; freeze: () => void }> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => {});
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = new URL(databaseUrl);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    freeze() {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}
