import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Storage } from '../../src/tools/storage/storage.ts';
import { UndeletedError } from '../../src/tools/storage/storage-error.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { purgeNow, runPurge } from '../purge.ts';
import { requestJob, uploadImage, waitForStatus } from './work.ts';

let app: TestApp;
let client: TestClient;
/** Stands between the services and the storage. */
let intercept: Partial<Storage> = {};

beforeAll(async () => {
  app = await startTestApp({
    // So that no clock purges here but the test itself.
    env: { PURGE_CRON: '0 0 1 1 *', RENDER_CHILDREN: '1' },
    decorate: ({ storage, ...tools }) => ({
      ...tools,
      storage: {
        ...storage,
        delete: (keys) => (intercept.delete ?? storage.delete)(keys),
        putFile: (...object) => (intercept.putFile ?? storage.putFile)(...object),
      },
    }),
  });
  client = await signUp(app.url);
});
afterEach(() => {
  intercept = {};
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const purge = () => purgeNow(app);
const sql = (text: string, values: unknown[] = []) => query(app.databaseUrl, text, values);
const age = (column: string, interval: string, id: string) =>
  sql(`update image set ${column} = now() - $1::interval where id = $2`, [interval, id]);
const ageDeletion = (interval: string, id: string) =>
  sql(
    `update image set gone_at = now() - $1::interval, restorable_until = now() - $1::interval + interval '10 minutes'
     where id = $2`,
    [interval, id],
  );
const restore = async (id: string) =>
  (
    await client.get<{ restoreImages: { images: { id: string }[] } }>(
      'mutation ($ids: [ID!]!) { restoreImages(input: { ids: $ids }) { images { id } } }',
      { ids: [id] },
    )
  ).restoreImages.images.length;

async function folderOf(id: string): Promise<string> {
  const [image] = await sql('select prefix from image where id = $1', [id]);
  return join(app.dataDir, 'files', image?.prefix);
}

test('takes rows and objects of what has expired or was deleted ten minutes ago, and nothing else', async () => {
  const ids = [];
  for (let i = 0; i < 4; i++) ids.push(await uploadImage(app, client));
  const [expired, deleted, restorable, alive] = ids as [string, string, string, string];
  const folders = await Promise.all(ids.map(folderOf));
  await age('expires_at', '1 second', expired);
  await ageDeletion('10 minutes', deleted);
  await ageDeletion('9 minutes 50 seconds', restorable);
  expect(await restore(deleted)).toBe(0);
  expect(await purge()).toMatchObject({ images: 2, objects: 6 });
  expect(folders.map(existsSync)).toEqual([false, false, true, true]);
  expect(await restore(restorable)).toBe(1);
  const left = await sql('select id from image order by created_at');
  expect(left.map(({ id }) => id)).toEqual([restorable, alive]);
  for (const table of ['stored_object', 'rendition', 'job'])
    expect(await sql(`select 1 from ${table} where image_id not in ($1, $2)`, [restorable, alive])).toEqual(
      [],
    );
});

test('goes on where one broke off', async () => {
  const id = await uploadImage(app, client);
  const folder = await folderOf(id);
  await ageDeletion('1 hour', id);
  intercept.delete = async () => {
    throw new Error('The disk is away.');
  };
  const report = await runPurge(app);
  expect(report).toMatchObject({
    status: 'FAILED',
    left: 1,
    removed: { images: 0, objects: 0 },
    errors: [{ code: 'INTERNAL_SERVER_ERROR', count: 1 }],
  });
  expect(JSON.stringify(report)).not.toContain('disk');
  expect(existsSync(folder)).toBe(true);
  intercept = {};
  expect(await purge()).toMatchObject({ images: 1, objects: 3 });
  expect(existsSync(folder)).toBe(false);
});

test('what cannot be removed does not keep what is removed with it', async () => {
  const [kept, other] = [await uploadImage(app, client), await uploadImage(app, client)];
  for (const id of [kept, other]) await ageDeletion('1 hour', id);
  const [held] = await sql("select key from stored_object where image_id = $1 and key like '%/original'", [
    kept,
  ]);
  const { storage } = app.contexts.forSystem();
  intercept.delete = async (keys) => {
    intercept = {};
    await storage.delete(keys.filter((key) => key !== held!.key));
    throw new UndeletedError([held!.key], new Error('It is held.'));
  };
  expect(await runPurge(app)).toMatchObject({
    status: 'FAILED',
    left: 1,
    removed: { images: 1, objects: 3 },
    errors: [{ code: 'SERVICE_UNAVAILABLE', count: 1 }],
  });
  expect(await sql('select id from image where id = any($1)', [[kept, other]])).toEqual([{ id: kept }]);
  expect(await sql('select 1 from stored_object where key = $1', [held!.key])).toHaveLength(1);
  expect(await purge()).toMatchObject({ images: 1 });
});

test('an upload whose bytes cannot be removed does not keep the images', async () => {
  const id = await uploadImage(app, client);
  await ageDeletion('1 hour', id);
  const create = `mutation { createUpload(input: { filename: "a.jpg", mimeType: "image/jpeg", byteSize: 9 }) {
    upload { id } } }`;
  await client.get(create);
  await sql("update pending_upload set expires_at = now() - interval '1 second'");
  const { storage } = app.contexts.forSystem();
  intercept.delete = async (keys) => {
    if (keys.some((key) => key.endsWith('/upload'))) throw new Error('They are held.');
    const { delete: remove } = intercept;
    intercept = {};
    await storage.delete(keys).finally(() => {
      intercept.delete = remove!;
    });
  };
  expect(await runPurge(app)).toMatchObject({
    status: 'FAILED',
    left: 1,
    removed: { images: 1, uploads: 0 },
  });
  expect(await sql('select id from image where id = $1', [id])).toEqual([]);
  expect(await sql('select id from pending_upload')).toHaveLength(1);
  intercept = {};
  expect(await purge()).toMatchObject({ uploads: 1 });
  expect(await sql('select id from pending_upload')).toEqual([]);
});

test('leaves alone what is restored at the same moment', async () => {
  const id = await uploadImage(app, client);
  await ageDeletion('10 minutes', id);
  const restoring = new Client({ connectionString: app.databaseUrl });
  await restoring.connect();
  await restoring.query('begin');
  await restoring.query('update image set gone_at = null, restorable_until = null where id = $1', [id]);
  expect(await purge()).toMatchObject({ images: 0, objects: 0 });
  await restoring.query('commit');
  await restoring.end();
  expect(await purge()).toMatchObject({ images: 0, objects: 0 });
  expect(existsSync(await folderOf(id))).toBe(true);
});

test('a worker that ends a job of an image that was purged meanwhile writes nothing', async () => {
  const imageId = await uploadImage(app, client);
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  intercept.putFile = async () => {
    reached.resolve();
    await goOn.promise;
  };
  await requestJob(client, imageId, { resize: { width: 100 } });
  await reached.promise;
  await age('expires_at', '1 second', imageId);
  expect(await purge()).toMatchObject({ images: 1 });
  goOn.resolve();
  intercept = {};
  const next = await requestJob(client, await uploadImage(app, client), { resize: { width: 100 } });
  await waitForStatus(app, next, 'SUCCEEDED');
  for (const table of ['stored_object', 'rendition', 'job'])
    expect(await sql(`select 1 from ${table} where image_id = $1`, [imageId])).toEqual([]);
  const open = "select 1 from pgboss.job where name not like 'maintenance.%' and state < 'completed'";
  await vi.waitFor(async () => expect(await sql(open)).toEqual([]));
});

test('is done once a tick, however many processes have a clock', async () => {
  const env = { PURGE_CRON: '* * * * * *', RENDER_CHILDREN: '1' };
  const others = [];
  for (let i = 0; i < 2; i++) others.push(await startTestApp({ beside: app, env, serve: false }));
  const ended = `select count(*)::int as purges, count(distinct data->>'tick')::int as ticks from pgboss.job
    where name = 'maintenance.purge' and state = 'completed'`;
  await vi.waitFor(async () => expect((await sql(ended))[0]?.purges).toBeGreaterThan(3), { timeout: 15_000 });
  await Promise.all(others.map((other) => other.close()));
  const [{ purges, ticks } = {}] = await sql(ended);
  expect(purges).toBe(ticks);
});

test('an image that came back to life while its objects were being removed keeps its row', async () => {
  const id = await uploadImage(app, client);
  await ageDeletion('1 hour', id);
  intercept.delete = async () => {
    await sql('update image set gone_at = null, restorable_until = null where id = $1', [id]);
  };
  await purge();
  expect(await sql('select id from image where id = $1', [id])).toEqual([{ id }]);
});
