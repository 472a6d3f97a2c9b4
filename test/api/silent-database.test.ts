import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHealthRouter } from '../../src/http/doors/health.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { type Line, openLine } from '../tcp-line.ts';

let database: TestDatabase;
let line: Line;
let app: TestApp;
let client: TestClient;

async function open() {
  const database = await createTestDatabase();
  const line = await openLine(new URL(database.url));
  return { database, line, app: await startTestApp({ work: false, env: { DATABASE_URL: line.url } }) };
}

beforeAll(async () => {
  ({ database, line, app } = await open());
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
  await line.close();
  await database.drop();
});

const ask = async () => {
  const { status, errors } = await client.ask('{ viewer { id } }');
  return { status, code: errors?.[0]?.extensions.code };
};

test('a database that refuses is SERVICE_UNAVAILABLE with 503, which programs try again', async () => {
  line.cut();
  expect(await ask()).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE' });
  line.open();
  await expect.poll(ask, { timeout: 15_000 }).toEqual({ status: 200, code: undefined });
});

test('a process is alive until its database has been away for long, and again when it is back', async () => {
  const router = createHealthRouter(app.contexts, { patienceMs: 1 });
  const server = express().use(router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const live = `http://127.0.0.1:${(server.address() as AddressInfo).port}/live`;
  const readLive = async () => (await fetch(live)).status;
  expect(await readLive()).toBe(200);
  line.cut();
  await expect.poll(readLive).toBe(503);
  line.open();
  await expect.poll(readLive, { timeout: 15_000 }).toBe(200);
  server.close();
});

describe.concurrent('connections that died without a word', { timeout: 60_000 }, () => {
  test('are given up, in words, and all is well within 15 s after', async () => {
    expect(await ask()).toEqual({ status: 200, code: undefined });
    line.swallow();
    const asked = Array.from({ length: 12 }, ask);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    line.open();
    // What waited for a connection got a new one.
    const answers = await Promise.all(asked);
    expect(answers).toContainEqual({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    for (const { status } of answers) expect([200, 503]).toContain(status);
    for (let i = 0; i < 12; i++) expect(await ask()).toEqual({ status: 200, code: undefined });
  });

  test('do not keep a stop from its end', async () => {
    const stopped = await open();
    const clients = await Promise.all(Array.from({ length: 4 }, () => signUp(stopped.app.url)));
    stopped.line.swallow();
    await stopped.app.close();
    for (const each of clients) await each.close();
    await stopped.line.close();
    await stopped.database.drop();
  });
});
