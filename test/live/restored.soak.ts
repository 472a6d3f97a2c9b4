import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/tools/postgres/postgres.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { addJobs, changeJobs, readAccountId } from './rows.ts';

const run = promisify(execFile);

let dataDir: string;
let copy: string;
let apiKey: string;
let accountId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-soak-'));
  copy = await mkdtemp(join(tmpdir(), 'pasteup-copy-'));
});
afterAll(async () => {
  for (const folder of [dataDir, copy]) await rm(folder, { recursive: true, force: true });
});

/** Starts all there is on the folder, and stops it after the work, as `npm start` does. */
async function withServer<T>(work: (app: TestApp) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: pino({ enabled: false }), isDurable: false });
  const app = await startTestApp({ work: false, beside: { databaseUrl: postgres.url, dataDir } });
  try {
    return await work(app);
  } finally {
    await app.close();
    await postgres.stop();
  }
}

/** As docs/backup-and-upgrade.md has it for the embedded database. */
const copyDatabase = async (from: string, to: string) => {
  await rm(join(to, 'postgres'), { recursive: true, force: true });
  await run('cp', ['-a', join(from, 'postgres'), to]);
};

async function readPast(client: TestClient, after: string | null = null) {
  const ids: string[] = [];
  const query =
    'subscription ($after: String) { update: jobsUpdated(after: $after) { job { id } cursor isCaughtUp } }';
  type Event = { update: { job: { id: string } | null; cursor: string; isCaughtUp: boolean } };
  for await (const { data, errors } of client.subscribe<Event>(query, { after })) {
    if (errors) return { reason: (errors[0]?.extensions?.params as { reason?: string } | undefined)?.reason };
    if (data!.update.job) ids.push(data!.update.job.id);
    if (data!.update.isCaughtUp) return { cursor: data!.update.cursor, ids };
  }
  throw new Error('It has ended.');
}

async function withClient<T>(app: TestApp, work: (client: TestClient) => Promise<T>): Promise<T> {
  const client = createTestClient(app.url, apiKey);
  return work(client).finally(() => client.close());
}

/** So many transactions. */
async function changeOften(app: TestApp, times: number): Promise<string> {
  const [id] = (await addJobs(app, accountId, 1)) as [string];
  for (let n = 0; n < times; n++)
    await changeJobs(app, accountId, [id], { progress: 1, status: n % 2 ? 'QUEUED' : 'SUCCEEDED' });
  return id;
}

test('after the files of an earlier day were put back, cursors since then are too old for ever, and those before are good', async () => {
  const before = await withServer(async (app) => {
    const maker = await signUp(app.url);
    await maker.close();
    apiKey = maker.apiKey as string;
    accountId = await readAccountId(app, apiKey);
    return withClient(app, (client) => readPast(client));
  });
  await copyDatabase(dataDir, copy);
  const after = await withServer(async (app) => {
    await changeOften(app, 200);
    return withClient(app, (client) => readPast(client));
  });
  await copyDatabase(copy, dataDir);
  await withServer((app) =>
    withClient(app, async (client) => {
      expect(await readPast(client, after.cursor)).toEqual({ reason: 'CURSOR_TOO_OLD' });
      // Now the numbers have passed those of the cursor.
      const id = await changeOften(app, 600);
      expect(await readPast(client, after.cursor)).toEqual({ reason: 'CURSOR_TOO_OLD' });
      expect((await readPast(client, before.cursor)).ids).toEqual([id]);
    }),
  );
});
