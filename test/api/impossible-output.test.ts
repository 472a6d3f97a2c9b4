import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;
let imageId: string;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  client = await signUp(app.url);
  const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
  imageId = data!.uploadImage.image.id;
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const process = (recipe: object) =>
  client.ask<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId, recipe } },
  );

const large = { resize: { width: 16_384, height: 16_384, fit: 'FILL' } };

test.each([
  [large, 'at most 16383 px a side, which is what WEBP can hold. Got 16384 × 16384.'],
  [
    { resize: { width: 16_384, height: 3052, fit: 'COVER' }, output: { format: 'PNG' } },
    'at most 50000000 pixels.',
  ],
  [
    { removeBackground: {}, trim: {}, resize: { width: 9000, height: 9000, fit: 'CONTAIN' } },
    'at most 50000000 pixels.',
  ],
  [
    { resize: { width: 16_384, height: 9, fit: 'FILL' }, output: { format: 'WEBP' } },
    'at most 16383 px a side',
  ],
  // Of a picture of 64 × 48.
  [{ resize: { width: 16_000, fit: 'FILL' } }, 'at most 50000000 pixels. Got 16000 × 12000.'],
])('an output that cannot be is refused before there is a job: %j', async (recipe, expected) => {
  const { errors } = await process(recipe);
  expect(errors?.[0]?.message).toContain(`Expected recipe to be ${expected}`);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('so it is with a picture that is on its way, as far as the recipe alone tells', async () => {
  const picture = await makePicture({ width: 64, height: 48 });
  const { errors } = await client.upload(picture, { recipes: [large] });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const wide = { resize: { width: 16_000, fit: 'FILL' } };
  expect((await client.upload(picture, { recipes: [wide] })).errors).toBeUndefined();
});

test.each([
  { resize: { width: 16_384, height: 16_384, fit: 'INSIDE' } },
  { resize: { width: 7071, height: 7071, fit: 'FILL' } },
  { removeBackground: {}, trim: {}, resize: { width: 16_000, fit: 'FILL' } },
])('what may be possible gets its job: %j', async (recipe) => {
  expect((await process(recipe)).errors).toBeUndefined();
});

test('a job of before that asked for it is not tried again', async () => {
  const { data } = await process({ resize: { width: 5000, height: 5000, fit: 'FILL' } });
  const { id } = data!.processImage.job;
  await runSql(
    app,
    `update job set status = 'FAILED', payload = jsonb_set(payload, '{recipe,resize,height}', '16000') where id = $1`,
    [id],
  );
  const { errors } = await client.ask(`mutation { retryJob(input: { id: "${id}" }) { job { id } } }`);
  expect(errors?.[0]?.message).toContain('Got 5000 × 16000.');
});
