import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCluster } from '../../src/tools/postgres/cluster.ts';
import { ensureServer, stopServer } from '../../src/tools/postgres/server.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { askEverything } from './everything.ts';
import { copyOldFiles } from './load-old-data.ts';
import { readSaid } from './said.ts';

const [account] = (await readSaid()).accounts;
let app: TestApp;
let client: TestClient;
let dataDir: string;

/** The data folder of an earlier version, which was the superuser of its embedded database. */
beforeAll(async () => {
  dataDir = await copyOldFiles();
  const cluster = await openCluster(dataDir, false);
  const port = await ensureServer(cluster);
  await runSql(
    { databaseUrl: `postgres://pasteup:${cluster.password}@127.0.0.1:${port}/postgres` },
    await readFile(join(import.meta.dirname, 'database.sql'), 'utf8'),
  );
  await stopServer(cluster);
  await start();
});

async function start(): Promise<void> {
  const beside = { databaseUrl: '', dataDir };
  app = await startTestApp({ beside, work: false, env: { DATABASE_URL: '', RENDER_CHILDREN: '1' } });
  client = createTestClient(app.url, account!.apiKey);
}

async function stop(): Promise<void> {
  await client.close();
  await app.close();
}

afterAll(async () => {
  await stop();
  await rm(dataDir, { recursive: true });
});

const ask = (sql: string) => app.contexts.forSystem().em.execute<Record<string, unknown>[]>(sql);

test('the program is no superuser any more, owns all there is, and all is there', async () => {
  for (const _ of ['first', 'second start']) {
    expect(await ask('select rolsuper from pg_roles where rolname = current_user')).toEqual([
      { rolsuper: false },
    ]);
    expect(
      await ask(
        `select oid::regclass::text from pg_class where relowner <> current_user::regrole
         and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace)`,
      ),
    ).toEqual([]);
    expect((await askEverything(client)).images).toEqual(account!.everything.images);
    await stop();
    await start();
  }
});

test('it takes uploads and does its jobs', async () => {
  app.work();
  const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
  for (const { id } of data!.uploadImage.jobs)
    expect((await watchToEnd(client, id)).at(-1)).toMatchObject({ status: 'SUCCEEDED' });
});
