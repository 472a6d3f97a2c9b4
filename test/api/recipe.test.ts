import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeRecipeSchema } from '../../src/schema/complete-recipe.ts';
import type { EncodingInput, RecipeInput } from '../../src/schema/recipe-input.ts';
import { renditionKey } from '../../src/services/recipe/rendition-key.ts';
import { previewRecipe, thumbnailRecipe } from '../../src/services/recipe/standard-recipes.ts';
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

describe('what is stored already is found again: the key of', () => {
  const plain: RecipeInput = {
    removeBackground: null,
    trim: null,
    resize: null,
    background: null,
    output: null,
  };
  const output = (asked: EncodingInput): RecipeInput => ({
    ...plain,
    output: { format: 'AUTO', quality: null, lossless: false, maxBytes: null, ...asked },
  });

  // Computed by pipeline version 1 when it was first released. They change with that version and never without.
  test.each<[string, RecipeInput, string | null, string]>([
    [
      'a thumbnail',
      thumbnailRecipe,
      null,
      '6d02ecc2335ba86ffc69f776173f64af16b4f3df2629cdbbf8696762e025a1dc',
    ],
    ['a preview', previewRecipe, null, 'a630184f90eb68321aaee79120220beb9ec71e669942bc4925beebbffa661245'],
    ['no output', plain, null, '0916cb5d6713796b10f5f29c778af35568586bdbf43cc8ddba891effc17f542c'],
    ['AUTO', output({}), null, '0916cb5d6713796b10f5f29c778af35568586bdbf43cc8ddba891effc17f542c'],
    [
      'AUTO at 70',
      output({ quality: 70 }),
      null,
      '271ffecd07c60099615f173cbe1b6ef078d1b833d8656c46ee028ee969e2236c',
    ],
    [
      'AUTO lossless',
      output({ lossless: true }),
      null,
      '2ab2e51ad138723a038822ff64c736a0210467999db8112b68306a92aaa7e000',
    ],
    [
      'AUTO lossless and small',
      output({ lossless: true, maxBytes: 9000 }),
      null,
      'e4b42cde8f80808c6cf149bbfdb259fe9426b326d36dba547b281490f2105887',
    ],
    [
      'JPEG',
      output({ format: 'JPEG', quality: 80, maxBytes: 50000 }),
      null,
      'c747c8ea4e8439e4b40a9b1d826ac313b2a997d7ed69be59723487dbe7fb9b9c',
    ],
    [
      'WEBP',
      output({ format: 'WEBP', maxBytes: 50000 }),
      null,
      'f7ed872ce5700a0c37fb53e006f93f76d209e41f4ad79cadd04e578f02e43cf2',
    ],
    [
      'PNG',
      output({ format: 'PNG' }),
      null,
      'e595d84bffd31a6f1cec636c0a247b348afce79c7351ffe85f58c9ac63edde29',
    ],
    [
      'AVIF',
      output({ format: 'AVIF', quality: 50 }),
      null,
      'be765cba888d5b01b69a2005f9fba95dcf5294186038641fb988b5415da44a2e',
    ],
    [
      'a cutout',
      {
        removeBackground: { model: 'u2netp', edgeTreatment: 'REFINED' },
        trim: { margin: 8 },
        resize: { width: 500, height: null, fit: 'INSIDE' },
        background: '#abc',
        output: output({}).output!,
      },
      'u2netp@1',
      '0e49ec226f92d271dfe5f1cc56317041bd336d1b09997275abd0ae471f7a6e10',
    ],
  ])('%s', (_what, recipe, model, hash) => {
    expect(renditionKey({ prefix: 'p' }, completeRecipeSchema.parse(recipe), model)).toBe(`p/${hash}`);
  });

  test('of a step that has changed are others, and of what it has no part in the same', () => {
    const raised = { cutout: 2, trim: 1, resize: 1, background: 1, output: 1 };
    const keyOf = (recipe: object, versions?: typeof raised) =>
      renditionKey(
        { prefix: 'p' },
        completeRecipeSchema.parse({ ...previewRecipe, ...recipe }),
        null,
        versions,
      );
    expect(keyOf({}, raised)).toBe(keyOf({}));
    const cutout = { removeBackground: { model: 'u2netp', edgeTreatment: 'RAW' } };
    expect(keyOf(cutout, raised)).not.toBe(keyOf(cutout));
  });
});
