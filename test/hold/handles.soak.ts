import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createTestClient, type TestClient } from '../client.ts';
import { type MainProgram, startMain } from '../main-program.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { readState } from './program-state.ts';

/** Of files and sockets that the program may have open at once. */
const maxHandles = 256;
const adminKey = 'an-admin-key-of-enough-letters';
const picture = await makePicture({ width: 320, height: 240 });

let dataDir: string;
let program: MainProgram;
let url: string;
/** Of each only twenty uploads may be under way. */
let clients: TestClient[];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-handles-'));
  const env = { ADMIN_KEY: adminKey, RENDER_CHILDREN: '1', MATTE_CHILDREN: '1' };
  program = startMain({ dataDir, env, maxHandles });
  url = await program.url;
  clients = await Promise.all(
    Array.from({ length: 40 }, async () => createTestClient(url, await signUpAsAdmin(url, adminKey))),
  );
});
afterAll(async () => {
  await program.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Of a connection for which there is no handle the program hears nothing: the system closes it. */
const unheard = 'no connection';

/** The code of the answer, `ok` for none. */
async function upload(client: TestClient): Promise<string> {
  const answer = await client.upload(picture).catch(() => null);
  return answer ? (answer.errors?.[0]?.extensions.code ?? 'ok') : unheard;
}

/** Connections on which nothing comes, until the program has only so many handles left. */
async function takeHandles(left: number): Promise<Socket[]> {
  const { port } = new URL(url);
  const sockets: Socket[] = [];
  for (;;) {
    if (readState(program.process.pid!, dataDir).handles >= maxHandles - left) return sockets;
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    sockets.push(socket);
  }
}

const countCodes = (codes: string[]) =>
  Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, { length }]) => [code, length]));

test.each([170, 10])(
  '150 uploads where %i handles are left are done or told to come again, and all is well after',
  async (left) => {
    const sockets = await takeHandles(left);
    const codes = await Promise.all(
      Array.from({ length: 150 }, (_, n) => upload(clients[n % clients.length]!)),
    );
    for (const socket of sockets) socket.destroy();
    const counts = countCodes(codes);
    console.log(`${left} handles left: ${JSON.stringify(counts)}`);
    const known = ['ok', 'SERVICE_UNAVAILABLE', unheard];
    expect(Object.keys(counts).filter((code) => !known.includes(code))).toEqual([]);
    if (left < 150) expect(counts.SERVICE_UNAVAILABLE).toBeGreaterThan(0);
    await expect.poll(() => upload(clients[0]!), { timeout: 20_000 }).toBe('ok');
  },
  120_000,
);

test('when 400 sockets that wanted a handle each have gone, all is well', async () => {
  const sockets = Array.from(
    { length: 400 },
    () => new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws'),
  );
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) =>
          socket.on('error', resolve).once('open', resolve).once('close', resolve),
        ),
    ),
  );
  const open = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
  expect(open).toBeGreaterThan(0);
  expect(open).toBeLessThan(maxHandles);
  for (const socket of sockets) socket.terminate();
  await expect.poll(() => upload(clients[0]!), { timeout: 20_000 }).toBe('ok');
}, 120_000);
