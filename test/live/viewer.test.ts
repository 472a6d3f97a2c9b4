import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload } from '../presigned.ts';

const picture = await makePicture({ width: 64, height: 48 });

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { PURGE_CRON: '0 0 1 1 *' } });
});
afterEach(() => client.close());
afterAll(() => app.close());

interface Usage {
  images: number;
  storedBytes: number;
  queuedJobs: number;
  runningJobs: number;
  activeJobs: number;
  revision: number;
}

const facts = 'usage { images storedBytes queuedJobs runningJobs activeJobs revision }';
const nothing: Usage = {
  images: 0,
  storedBytes: 0,
  queuedJobs: 0,
  runningJobs: 0,
  activeJobs: 0,
  revision: 1,
};

const watch = () => {
  const events = client.subscribe<{ viewerUpdated: { usage: Usage } }>(
    `subscription { viewerUpdated { ${facts} } }`,
  );
  return {
    next: async () => (await events.next()).value?.data?.viewerUpdated.usage as Usage,
    end: () => events.return?.(),
  };
};
const readUsage = async () =>
  (await client.get<{ viewer: { usage: Usage } }>(`{ viewer { ${facts} } }`)).viewer.usage;

test('whoever watches their account is told what it holds, at once and then once a second', async () => {
  client = await signUp(app.url);
  const { next, end } = watch();
  expect(await next()).toEqual(nothing);
  const startedAt = performance.now();
  const recipes = Array.from({ length: 6 }, (_, n) => ({ resize: { width: n + 1 } }));
  const uploads = [1, 2].map(async () => {
    const { data } = await client.upload(picture, { recipes });
    for (const { id } of data!.uploadImage.jobs) await watchToEnd(client, id);
  });
  let told = nothing;
  let times = 0;
  const isDone = () => told.images === 2 && told.activeJobs === 0;
  while (!isDone()) {
    const before = told;
    told = await next();
    times += 1;
    expect(told.revision).toBeGreaterThan(before.revision);
    expect(told.activeJobs).toBe(told.queuedJobs + told.runningJobs);
  }
  await Promise.all(uploads);
  expect(told).toEqual(await readUsage());
  const seconds = (performance.now() - startedAt) / 1000;
  // One on its way may be late when the next is sent.
  expect(times).toBeLessThanOrEqual(1 + seconds);
  await end();
});

test('also of what is no image yet and no job, and of nothing that is of others', async () => {
  client = await signUp(app.url);
  const other = await signUp(app.url);
  const { next, end } = watch();
  expect(await next()).toEqual(nothing);
  await other.upload(picture);
  await announceUpload(client, picture);
  expect(await next()).toEqual({ ...nothing, storedBytes: picture.byteLength, revision: 2 });
  await end();
  await other.close();
});
