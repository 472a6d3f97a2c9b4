import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';

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

const mutation = 'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }';

const process = (recipe: object) =>
  client.ask<{ processImage: { job: { id: string } } }>(mutation, { input: { imageId, recipe } });

test.each<[string, object, string, unknown]>([
  ['trim.margin', { trim: { margin: -1 } }, '0 to 16384', -1],
  ['trim.margin', { trim: { margin: 16_385 } }, '0 to 16384', 16_385],
  ['resize', { resize: {} }, 'a width or a height of at least 1', null],
  ['resize', { resize: { width: null, height: null } }, 'a width or a height of at least 1', null],
  ['resize.width', { resize: { width: 0, height: 5 } }, '1 to 16384', 0],
  ['resize.width', { resize: { width: -3 } }, '1 to 16384', -3],
  ['resize.height', { resize: { height: 16_385 } }, '1 to 16384', 16_385],
  ['output.quality', { output: { quality: 0 } }, '1 to 100', 0],
  ['output.quality', { output: { quality: 101 } }, '1 to 100', 101],
  ['output.maxBytes', { output: { maxBytes: 0 } }, '1 to 2147483647', 0],
  ['output.minSsim', { output: { minSsim: 0.49 } }, '0.5 to 1', 0.49],
  ['output.minSsim', { output: { minSsim: 1.001 } }, '0.5 to 1', 1.001],
  [
    'output.lossless',
    { output: { format: 'JPEG', lossless: true } },
    'false for JPEG, which has no lossless form',
    true,
  ],
])('%s of %j', async (argument, recipe, expected, got) => {
  const { errors } = await process(recipe);
  expect(errors).toMatchObject([
    {
      message: `Expected recipe.${argument} to be ${expected}. Got ${JSON.stringify(got)}.`,
      extensions: { code: 'BAD_USER_INPUT', params: { argument: `input.recipe.${argument}` } },
    },
  ]);
});

test('a model that is not there', async () => {
  const { errors } = await process({ removeBackground: { model: 'dreams' } });
  expect(errors?.[0]?.message).toMatch(
    /^Expected recipe\.removeBackground\.model to be one of u2netp.* Got "dreams"\.$/,
  );
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test.each([
  { background: 'red' },
  { background: '#12345' },
  { output: { format: 'BMP' } },
  { resize: { width: 1.5 } },
  { resize: { width: 2 ** 31 } },
  { output: { minSsim: '0.9' } },
  { sharpen: true },
])('%j does not fit the schema', async (recipe) => {
  const { errors } = await process(recipe);
  expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', isRetryable: false, params: {} });
  expect(errors?.[0]?.message).toContain('$input');
});

const jobOf = async (recipe: object): Promise<string> => {
  const { data, errors } = await process(recipe);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.processImage.job.id;
};

test.each<[string, ...object[]]>([
  [
    'the ways to write a colour',
    { background: '#abc' },
    { background: '#AABBCC' },
    { background: '#aabbccff' },
  ],
  [
    'absent and null',
    { resize: { width: 9 } },
    { resize: { width: 9, height: null }, trim: null, output: null },
  ],
  [
    'a default and the same said',
    { removeBackground: {} },
    {
      removeBackground: { model: 'u2netp', edgeTreatment: 'REFINED' },
      output: { format: 'AUTO', lossless: false },
    },
    { removeBackground: { model: null }, output: { format: 'WEBP' } },
  ],
  [
    'AUTO and WEBP, where nothing is left to choose,',
    { output: { lossless: true, maxBytes: 77 } },
    { output: { format: 'WEBP', lossless: true, maxBytes: 77 } },
  ],
  [
    'the order of the parts',
    { trim: { margin: 1 }, resize: { height: 4, width: 3 } },
    { resize: { width: 3, height: 4 }, trim: { margin: 1 } },
  ],
])('%s are one recipe, with one job in flight', async (_what, ...recipes) => {
  const jobs = await Promise.all(recipes.map(jobOf));
  expect(new Set(jobs).size).toBe(1);
});

test('recipes that differ have a job each', async () => {
  const recipes = [
    { background: '#abcdef' },
    { background: '#abcdee' },
    { background: '#abcdef80' },
    { removeBackground: { edgeTreatment: 'RAW' } },
    { resize: { width: 7, height: 7 } },
    { resize: { width: 7, height: 7, fit: 'COVER' } },
    { output: { quality: 50 } },
    { output: { quality: 50, maxBytes: 1000 } },
    { output: { format: 'WEBP', quality: 50, maxBytes: 1000 } },
    { output: { minSsim: 0.98 } },
    { output: { format: 'WEBP', minSsim: 0.98 } },
    { output: { minSsim: 0.97 } },
    { output: { minSsim: 0.97, maxBytes: 1000 } },
  ];
  expect(new Set(await Promise.all(recipes.map(jobOf))).size).toBe(recipes.length);
});

test('the recipe is told as asked, with its defaults filled in', async () => {
  const id = await jobOf({ removeBackground: {}, trim: {}, resize: { height: 30 }, background: '#FFF' });
  const { job } = await client.get<{ job: { recipe: object } }>(
    `{ job(id: "${id}") { recipe {
      removeBackground { model edgeTreatment } trim { margin } resize { width height fit } background
      output { format quality lossless maxBytes minSsim } } } }`,
  );
  expect(job.recipe).toEqual({
    removeBackground: { model: 'u2netp', edgeTreatment: 'REFINED' },
    trim: { margin: 0 },
    resize: { width: null, height: 30, fit: 'INSIDE' },
    background: '#fff',
    output: { format: 'AUTO', quality: null, lossless: false, maxBytes: null, minSsim: null },
  });
});

test('the rendition tells the quality and the similarity that a target arrived at', async () => {
  const ids = await Promise.all(
    [{ output: { minSsim: 0.9 } }, { output: { maxBytes: 900 } }, { output: { quality: 60 } }].map(jobOf),
  );
  const worker = await startTestApp({ beside: app, serve: false });
  const renditions = [];
  for (const id of ids) {
    await watchToEnd(client, id);
    const { job } = await client.get<{ job: { rendition: object } }>(
      `{ job(id: "${id}") { rendition { quality ssim byteSize mimeType } } }`,
    );
    renditions.push(job.rendition as { quality: number; ssim: number | null; byteSize: number });
  }
  await worker.close();
  const [similar, small, plain] = renditions;
  expect(similar!.ssim).toBeGreaterThanOrEqual(0.9);
  expect(similar!.quality).toBeGreaterThan(0);
  expect(small!.byteSize).toBeLessThanOrEqual(900);
  expect(small!.ssim).toBeGreaterThan(0.5);
  expect(plain).toMatchObject({ quality: 60, ssim: null });
});
