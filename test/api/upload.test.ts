import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { buildUpload, sendMultipart, signUpAsAdmin, type UploadOptions } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { readTraces } from '../traces.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const dayMs = 86_400_000;
const picture = await makePicture({ width: 64, height: 48 });

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({
    env: { ROLE: 'web', DEFAULT_TTL: 'P2D', MAX_TTL: 'P3D', MAX_QUEUED_JOBS: '40', ADMIN_KEY: adminKey },
    work: false,
  });
});
afterAll(() => app.close());

// An account for each test: jobs that nobody works on fill its quota.
beforeEach(async () => {
  client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
});

const send = (options?: UploadOptions, bytes: Uint8Array = picture) =>
  sendMultipart(app.url, client.apiKey, buildUpload(bytes, options));

const upload = async (options?: UploadOptions, bytes?: Uint8Array) => {
  const { data, errors } = await send(options, bytes);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.uploadImage;
};

interface ImageFacts {
  filename: string;
  mimeType: string;
  width: number;
  height: number;
  byteSize: number;
  sha256: string;
  status: string;
  createdAt: string;
  expiresAt: string;
}

const readImage = async (id: string) =>
  (
    await client.get<{ image: ImageFacts }>(
      `{ image(id: "${id}") { filename mimeType width height byteSize sha256 status createdAt expiresAt } }`,
    )
  ).image;

test('the content says the type, whatever name and type are sent', async () => {
  const png = await makePicture({ width: 60, height: 40, format: 'png' });
  const { image } = await upload({ filename: 'a.gif', mimeType: 'text/html' }, png);
  expect(await readImage(image.id)).toMatchObject({
    filename: 'a.gif',
    mimeType: 'image/png',
    width: 60,
    height: 40,
    byteSize: png.length,
    status: 'READY',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\photos\\cat.jpg', 'cat.jpg'],
  ['  tab\tand\u202Eturn.jpg ', 'tabandturn.jpg'],
  ['\u202E', 'image'],
  [`${'ä'.repeat(4000)}.jpg`, 'ä'.repeat(200)],
  ['..', 'image'],
  ['CON', 'CON'],
  ['<img src=x onerror=alert(1)>.jpg', '<img src=x onerror=alert(1)>.jpg'],
])('the file name %j is kept as %j', async (sent, kept) => {
  const { image } = await upload({ filename: sent });
  expect((await readImage(image.id)).filename).toBe(kept);
});

test('a file name with a NUL in it makes no image', async () => {
  const { data, errors } = await send({ filename: 'a\0.jpg' });
  expect([data, errors?.[0]?.extensions.code]).toEqual([{ uploadImage: null }, 'UPLOAD_INCOMPLETE']);
});

describe('clientId', () => {
  const input = { clientId: 'holiday-1', recipes: [{ output: { format: 'PNG' } }] };

  test('sent again answers with the first result', async () => {
    const first = await upload({ input });
    const before = await readTraces(app);
    expect(await upload({ input })).toEqual(first);
    const { errors } = await send({ input }, Buffer.from('not even a picture'));
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      params: { argument: 'input.clientId' },
    });
    expect(await readTraces(app)).toEqual(before);
  });

  test('sent again with other recipes answers with one job a recipe, in their order', async () => {
    const [first] = [await upload({ input: { ...input, clientId: 'holiday-2' } })];
    const recipes = [{ output: { format: 'JPEG' } }, ...input.recipes];
    const again = await upload({ input: { clientId: 'holiday-2', recipes } });
    expect(again.image.id).toBe(first!.image.id);
    expect(again.jobs.map(({ id }) => id)).toEqual([
      first!.jobs[0]!.id,
      expect.any(String),
      first!.jobs[1]!.id,
    ]);
    expect(again.jobs[1]!.id).not.toBe(first!.jobs[1]!.id);
  });

  test('sent many times at once makes one image', async () => {
    const before = await readTraces(app);
    const results = await Promise.all(Array.from({ length: 5 }, () => upload({ input })));
    for (const result of results) expect(result).toEqual(results[0]);
    const { images, objects } = await readTraces(app);
    expect([images - before.images, objects.length - before.objects.length]).toEqual([1, 1]);
  });

  test('is free again once the image is deleted, and the deleted one can still be restored', async () => {
    const { image } = await upload({ input });
    await client.get(`mutation { deleteImages(input: { ids: ["${image.id}"] }) { deletedIds } }`);
    expect((await upload({ input })).image.id).not.toBe(image.id);
    const { restoreImages } = await client.get<{ restoreImages: object }>(
      `mutation { restoreImages(input: { ids: ["${image.id}"] }) { images { id } } }`,
    );
    expect(restoreImages).toEqual({ images: [{ id: image.id }] });
  });

  test('is free again once the image has expired, before the purge', async () => {
    const { image } = await upload({ input });
    await runSql(app, 'update image set expires_at = now() where id = $1', [image.id]);
    const next = await upload({ input });
    expect(next.image.id).not.toBe(image.id);
    expect((await readImage(next.image.id)).status).toBe('READY');
  });

  test('is the own of each account', async () => {
    const { image } = await upload({ input });
    client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
    expect((await upload({ input })).image.id).not.toBe(image.id);
  });

  test.each(['', 'x'.repeat(201), 'a\u0000b'])('may not be %j', async (clientId) => {
    const { errors } = await send({ input: { clientId } });
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      isRetryable: false,
      params: { argument: 'input.clientId' },
    });
  });
});

describe('expiresIn', () => {
  test.each<[string | null | undefined, number]>([
    [undefined, 2 * dayMs],
    [null, 2 * dayMs],
    ['PT90M', 5_400_000],
    ['P3D', 3 * dayMs],
  ])('%s', async (expiresIn, lifeMs) => {
    const { createdAt, expiresAt } = await readImage((await upload({ input: { expiresIn } })).image.id);
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(lifeMs);
  });

  test.each<string | number>(['P3DT1S', 'P1M', 'PT0S', '-PT1H', 'an hour', 5, 'P', `P${'9'.repeat(400)}D`])(
    '%j is refused',
    async (expiresIn) => {
      const { errors } = await send({ input: { expiresIn } });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(errors?.[0]?.message).toContain('expiresIn');
    },
  );
});

describe('recipes', () => {
  const recipes = [
    { removeBackground: {} },
    { resize: { width: 20 } },
    { output: { format: 'AVIF', quality: 40 } },
  ];

  test('become jobs in their order, behind the one that prepares', async () => {
    const { jobs } = await upload({ input: { recipes } });
    expect(jobs.map(({ kind }) => kind)).toEqual(['PREPARE_IMAGE', ...recipes.map(() => 'PROCESS_IMAGE')]);
    const asked = jobs.map(
      ({ id }, i) =>
        `j${i}: job(id: "${id}") { recipe { removeBackground { edgeTreatment } resize { width } output { format quality } } }`,
    );
    expect(Object.values(await client.get<Record<string, object>>(`{ ${asked.join(' ')} }`))).toMatchObject([
      { recipe: null },
      { recipe: { removeBackground: { edgeTreatment: 'REFINED' }, output: { format: 'AUTO' } } },
      { recipe: { removeBackground: null, resize: { width: 20 } } },
      { recipe: { output: { format: 'AVIF', quality: 40 } } },
    ]);
  });

  test('that are the same share their job', async () => {
    const { jobs } = await upload({ input: { recipes: [recipes[1], recipes[0], recipes[1]] } });
    expect(jobs[1]?.id).toBe(jobs[3]?.id);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(3);
  });

  test('are at most 20', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ resize: { width: i + 1 } }));
    expect((await upload({ input: { recipes: many(20) } })).jobs).toHaveLength(21);
    const { errors } = await send({ input: { recipes: many(21) } });
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      isRetryable: false,
      params: { argument: 'input.recipes' },
    });
  });

  test('beyond the quota of jobs refuse the whole upload, which leaves no trace', async () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ resize: { width: i + 1 } }));
    await upload({ input: { recipes: many } });
    const before = await readTraces(app);
    const { errors } = await send({ input: { recipes: many } });
    expect(errors?.[0]?.extensions).toEqual({
      code: 'QUOTA_EXCEEDED',
      isRetryable: false,
      params: { quota: 'activeJobs', limit: 40, actual: 42 },
    });
    expect(await readTraces(app)).toEqual(before);
  });
});

test('usage counts what there is', async () => {
  await upload({ input: { recipes: [{ output: { format: 'PNG' } }] } });
  const { viewer } = await client.get<{ viewer: { usage: object } }>(
    '{ viewer { usage { images storedBytes activeJobs } } }',
  );
  expect(viewer.usage).toEqual({ images: 1, storedBytes: picture.length, activeJobs: 2 });
  expect((await createTestClient(app.url).get<{ viewer: null }>('{ viewer { id } }')).viewer).toBeNull();
});
