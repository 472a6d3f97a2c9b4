import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type GraphqlAnswer, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, completeImageUpload, createUpload, putBytes } from '../presigned.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const picture = await makePicture({ width: 64, height: 48 });

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({
    env: {
      ROLE: 'web',
      ADMIN_KEY: adminKey,
      MAX_STORED_BYTES: `${6 * picture.length}`,
      MAX_QUEUED_JOBS: '10',
    },
    work: false,
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
});

const atOnce = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

/** How often each code came, `ok` for none. */
function countCodes(answers: Pick<GraphqlAnswer<unknown>, 'errors'>[]): Record<string, number> {
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok');
  return Object.fromEntries(
    [...Map.groupBy(codes, (code) => code)].map(([code, { length }]) => [code, length]),
  );
}

const readUsage = async () =>
  (
    await client.get<{ viewer: { usage: { images: number; storedBytes: number; activeJobs: number } } }>(
      '{ viewer { usage { images storedBytes activeJobs } } }',
    )
  ).viewer.usage;

const process = (imageId: string, width: number) =>
  client.ask<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId, recipe: { resize: { width } } } },
  );
const change = (field: string, input: object, type: string) =>
  client.ask(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, { input });

test('of 20 uploads at once those are taken for which there is room, and no other', async () => {
  const codes = countCodes(await atOnce(20, () => client.upload(picture)));
  expect(codes).toEqual({ ok: 6, QUOTA_EXCEEDED: 14 });
  expect(await readUsage()).toMatchObject({ images: 6, storedBytes: 6 * picture.length });
});

test('of 40 uploads that are announced at once those are taken for which there is room', async () => {
  const byteSize = Math.floor(1.5 * picture.length);
  const codes = countCodes(await atOnce(40, () => createUpload(client, picture, { byteSize })));
  expect(codes).toEqual({ ok: 4, QUOTA_EXCEEDED: 36 });
  expect(await readUsage()).toMatchObject({ images: 0, storedBytes: 4 * byteSize });
});

test('of 30 jobs that are asked for at once as many are taken as may wait', async () => {
  const { data } = await client.upload(picture);
  const { id } = data!.uploadImage.image;
  const codes = countCodes(await atOnce(30, (n) => process(id, n + 1)));
  // The one that prepares the picture waits too.
  expect(codes).toEqual({ ok: 9, QUOTA_EXCEEDED: 21 });
  expect(await readUsage()).toMatchObject({ activeJobs: 10 });
});

test.each<[string, number, number]>([
  ['uploaded', 20, 0],
  ['announced', 0, 20],
  ['uploaded and announced', 10, 10],
])(
  'one clientId that is %s 20 times at once is one image of each way',
  async (_what, uploads, announcements) => {
    const clientId = 'one';
    const [uploaded, announced] = await Promise.all([
      atOnce(uploads, () => client.upload(picture, { clientId })),
      atOnce(announcements, () => createUpload(client, picture, { clientId })),
    ]);
    expect(countCodes([...uploaded, ...announced])).toEqual({ ok: 20 });
    const ways = [
      uploaded.map(({ data }) => data!.uploadImage.image.id),
      announced.map(({ data }) => data!.createUpload.upload.id),
    ].filter(({ length }) => length > 0);
    for (const ids of ways) expect(new Set(ids).size).toBe(1);
    expect(await readUsage()).toMatchObject({ images: uploads > 0 ? 1 : 0 });
  },
);

test('an upload to which 20 PUT at once, and which 20 complete at once, is one image of these bytes', async () => {
  const { upload, target } = await announceUpload(client, picture);
  const puts = await atOnce(20, () => putBytes(target, picture));
  expect(new Set(puts.map(({ status }) => status))).toEqual(new Set([200]));
  const completed = await atOnce(20, () => completeImageUpload(client, upload.id));
  expect(countCodes(completed)).toEqual({ ok: 20 });
  const answers = completed.map(({ data }) => data!.completeImageUpload);
  expect(new Set(answers.map(({ image, jobs }) => JSON.stringify([image, jobs]))).size).toBe(1);
  const { image } = answers[0]!;
  const { image: ready } = await client.get<{ image: { url: string } }>(
    `{ image(id: "${image.id}") { url } }`,
  );
  expect(Buffer.from(await (await fetch(ready.url)).arrayBuffer()).equals(picture)).toBe(true);
  expect(await readUsage()).toEqual({ images: 1, storedBytes: picture.length, activeJobs: 1 });
});

test('whoever cancels, retries, deletes, restores and processes at once, no job stays and every result has its rendition', async () => {
  const worker = await startTestApp({ beside: app, serve: false, env: { RENDER_CHILDREN: '1' } });
  const { data } = await client.upload(picture);
  const { id } = data!.uploadImage.image;
  const codes = countCodes(
    (
      await atOnce(5, async (n) => {
        const asked = await process(id, n + 1);
        const job = { id: asked.data?.processImage?.job.id ?? '' };
        const first = await change('cancelJob', job, 'CancelJobInput');
        const rest = await Promise.all([
          change('retryJob', job, 'RetryJobInput'),
          change('cancelJob', job, 'CancelJobInput'),
          change('deleteImages', { ids: [id] }, 'DeleteImagesInput'),
          change('restoreImages', { ids: [id] }, 'RestoreImagesInput'),
          process(id, n + 1),
        ]);
        return [asked, first, ...rest];
      })
    ).flat(),
  );
  const known = ['ok', 'CONFLICT', 'GONE', 'NOT_FOUND', 'BAD_USER_INPUT'];
  expect(Object.keys(codes).filter((code) => !known.includes(code))).toEqual([]);
  await change('restoreImages', { ids: [id] }, 'RestoreImagesInput');
  const find = (where: string) =>
    runSql(
      app,
      `select status, kind, error from job left join rendition on rendition.key = job.rendition_key
       where job.image_id = $1 and ${where}`,
      [id],
    );
  await expect.poll(() => find("status in ('QUEUED', 'RUNNING')"), { timeout: 20_000 }).toEqual([]);
  expect(await find("status = 'FAILED'")).toEqual([]);
  expect(await find("kind = 'PROCESS_IMAGE' and status = 'SUCCEEDED' and rendition.key is null")).toEqual([]);
  expect(await readUsage()).toMatchObject({ images: 1, activeJobs: 0 });
  await worker.close();
});
