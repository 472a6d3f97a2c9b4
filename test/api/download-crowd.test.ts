import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { countReads } from '../live/reads.ts';
import { makePicture } from '../picture.ts';

let app: TestApp;
/** The same with readers who wait: for the secrets, which come first, and for the storage. */
let held: TestApp;
let client: TestClient;
let path: string;
let hold = { secrets: Promise.resolve(), storage: Promise.resolve() };
let stats = 0;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
  const { data } = await client.upload(await makePicture({ width: 64, height: 64 }), { recipes: [{}] });
  const id = data!.uploadImage.jobs[1]!.id;
  await watchToEnd(client, id);
  const { job } = await client.get<{ job: { rendition: { id: string } } }>(
    `{ job(id: "${id}") { rendition { id } } }`,
  );
  const { createDownload } = await client.get<{ createDownload: { url: string } }>(
    `mutation { createDownload(input: { renditionIds: ["${job.rendition.id}"] }) { url } }`,
  );
  path = createDownload.url.slice(new URL(createDownload.url).origin.length);
  held = await startTestApp({
    beside: app,
    work: false,
    decorate: (tools) => ({
      ...tools,
      async readSecrets() {
        await hold.secrets;
        return tools.readSecrets();
      },
      storage: {
        ...tools.storage,
        async stat(key) {
          stats += 1;
          await hold.storage;
          return tools.storage.stat(key);
        },
      },
    }),
  });
});
afterAll(async () => {
  await client.close();
  await held.close();
  await app.close();
});

const get = (signal?: AbortSignal) => fetch(`${held.url}${path}`, { signal: signal ?? null });

test('a reader who is one too many is refused before the database is asked', async () => {
  const release = Promise.withResolvers<void>();
  hold = { ...hold, storage: release.promise };
  const reads = await countReads(held, 'download');
  // At its start the server has asked for files of its own.
  stats = 0;
  const four = Array.from({ length: 4 }, () => get());
  await vi.waitFor(() => expect(stats).toBe(4));
  const refused = await Promise.all(Array.from({ length: 10 }, () => get()));
  release.resolve();
  for (const response of await Promise.all(four)) await response.arrayBuffer();
  expect(refused.map(({ status }) => status)).toEqual(Array(10).fill(429));
  expect(reads.count).toBe(4);
});

test('for a reader who has gone before their turn nothing is listed', async () => {
  const release = Promise.withResolvers<void>();
  hold = { ...hold, secrets: release.promise };
  const reads = await countReads(held, 'rendition');
  const abort = new AbortController();
  const gone = Array.from({ length: 4 }, () => get(abort.signal).catch((error) => error.name));
  // They are there before, and have gone before, what is asked after them.
  await fetch(`${held.url}/health/live`);
  abort.abort();
  expect(await Promise.all(gone)).toEqual(Array(4).fill('AbortError'));
  await fetch(`${held.url}/health/live`);
  release.resolve();
  await vi.waitFor(async () => expect((await get()).status).toBe(200));
  expect(reads.count).toBe(1);
});
