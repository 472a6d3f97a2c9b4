import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { createMask, dab, unknownId, updateMask } from './mask-client.ts';

const size = { width: 480, height: 360 };

let app: TestApp;
let client: TestClient;
let imageId: string;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
  imageId = await addImage();
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const vase = await makePicture(size);

async function addImage(): Promise<string> {
  const { data } = await client.upload(vase);
  const { image, jobs } = data!.uploadImage;
  for (const { id } of jobs) await watchToEnd(client, id);
  return image.id;
}

interface Made {
  id: string;
  url: string;
  model: string | null;
  recipe: { masks: { maskId: string; version: number; mode: string }[] | null };
}

interface JobAnswer {
  id: string;
  status: string;
  stages: string[];
  error: { code: string; isRetryable: boolean } | null;
  rendition: Made | null;
}

const png = { output: { format: 'PNG' } };

const askRecipe = (recipe: object, image = imageId) =>
  client.ask<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId: image, recipe } },
  );

async function processImage(recipe: object, image = imageId): Promise<JobAnswer> {
  const { data, errors } = await askRecipe({ ...png, ...recipe }, image);
  if (!data?.processImage) throw new Error(JSON.stringify(errors));
  const { id } = data.processImage.job;
  await watchToEnd(client, id);
  const { job } = await client.get<{ job: Omit<JobAnswer, 'stages'> & { metrics: Metrics } }>(
    `{ job(id: "${id}") { id status error { code isRetryable } metrics { stages { stage } }
      rendition { id url model recipe { masks { maskId version mode } } } } }`,
  );
  return { ...job, stages: job.metrics?.stages.map(({ stage }) => stage) ?? [] };
}

type Metrics = { stages: { stage: string }[] } | null;

async function readAlpha({
  url,
}: Pick<Made, 'url'>): Promise<{ at(x: number, y: number): number; data: Buffer }> {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .extractChannel(3)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, at: (x, y) => data[Math.floor(y * info.height) * info.width + Math.floor(x * info.width)]! };
}

const alphaOf = async (recipe: object) => readAlpha((await processImage(recipe)).rendition!);

const codeOf = async (recipe: object) => (await askRecipe(recipe)).errors?.[0]?.extensions.code;

describe('a mask in a recipe', () => {
  test('replaces the alpha, without the model', async () => {
    const { id: maskId } = await createMask(client, { imageId, strokes: [dab('a', 0.25, 0.5)] });
    const { rendition, stages } = await processImage({
      removeBackground: {},
      masks: [{ maskId, mode: 'REPLACE' }],
    });
    expect(rendition!.model).toBeNull();
    expect(stages).not.toContain('SEGMENTING');
    const alpha = await readAlpha(rendition!);
    expect([alpha.at(0.25, 0.5), alpha.at(0.5, 0.5), alpha.at(0.75, 0.5)]).toEqual([255, 0, 0]);
    expect(rendition!.recipe.masks).toEqual([{ maskId, version: 1, mode: 'REPLACE' }]);
  });

  test('keeps and erases, in order', async () => {
    const left = await createMask(client, { imageId, strokes: [dab('a', 0.05, 0.1)] });
    const middle = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.6)] });
    const uses = [
      { maskId: left.id, mode: 'KEEP' },
      { maskId: middle.id, mode: 'ERASE' },
    ];
    const alpha = await alphaOf({ removeBackground: {}, masks: uses });
    expect([alpha.at(0.05, 0.1), alpha.at(0.5, 0.6), alpha.at(0.95, 0.1)]).toEqual([255, 0, 0]);
    const both = [
      { maskId: left.id, mode: 'KEEP' },
      { maskId: left.id, mode: 'ERASE' },
    ];
    expect((await alphaOf({ removeBackground: {}, masks: both })).at(0.05, 0.1)).toBe(0);
    expect((await alphaOf({ removeBackground: {}, masks: both.toReversed() })).at(0.05, 0.1)).toBe(255);
  });

  test('without a matte acts on what is opaque', async () => {
    const { id: maskId } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
    const alpha = await alphaOf({ masks: [{ maskId, mode: 'ERASE' }] });
    expect([alpha.at(0.5, 0.5), alpha.at(0.1, 0.1)]).toEqual([0, 255]);
  });

  test('has steps done to it first, and the alpha has its own', async () => {
    const { id: maskId } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
    const inverted = { maskId, mode: 'REPLACE', steps: [{ op: 'INVERT' }] };
    const alpha = await alphaOf({ masks: [inverted] });
    expect([alpha.at(0.5, 0.5), alpha.at(0.1, 0.1)]).toEqual([0, 255]);
    const twice = await alphaOf({ masks: [inverted], alpha: [{ op: 'INVERT' }, { op: 'GROW', amount: 30 }] });
    expect([twice.at(0.5, 0.5), twice.at(0.58, 0.5), twice.at(0.1, 0.1)]).toEqual([255, 255, 0]);
  });
});

describe('hints', () => {
  const strokes = [
    { id: 'wall', tool: 'KEEP', size: 0.05, points: [0.1, 0.1, 0.2, 0.1] },
    { id: 'neck', tool: 'ERASE', size: 0.05, points: [0.5, 0.25, 0.5, 0.3] },
  ];

  test('correct a cutout around them, without the model, and leave the rest as it was', async () => {
    const plain = await processImage({ removeBackground: {} });
    const { id: maskId } = await createMask(client, { imageId, kind: 'HINTS', strokes });
    const corrected = await processImage({ removeBackground: {}, masks: [{ maskId, mode: 'HINTS' }] });
    expect(corrected.stages).not.toContain('SEGMENTING');
    const [before, after] = [await readAlpha(plain.rendition!), await readAlpha(corrected.rendition!)];
    expect([before.at(0.15, 0.1), after.at(0.15, 0.1)]).toEqual([0, 255]);
    expect([before.at(0.5, 0.28), after.at(0.5, 0.28)]).toEqual([255, 0]);
    // Both strokes reach no further than half of the picture.
    const lower = size.width * Math.floor(size.height * 0.8);
    expect(after.data.subarray(lower)).toEqual(before.data.subarray(lower));
  });

  test('taken back give the rendition of before', async () => {
    const { id } = await createMask(client, {
      imageId,
      kind: 'HINTS',
      strokes: [dab('rim', 0.9, 0.1, 'KEEP')],
    });
    const recipe = { removeBackground: {}, masks: [{ maskId: id, mode: 'HINTS' }] };
    const first = await processImage(recipe);
    await updateMask(client, { id, baseVersion: 1, addStrokes: strokes.slice(1) });
    const second = await processImage(recipe);
    await updateMask(client, { id, baseVersion: 2, removeStrokes: ['neck'] });
    const third = await processImage(recipe);
    expect(second.rendition!.id).not.toBe(first.rendition!.id);
    expect(third.rendition!.id).toBe(first.rendition!.id);
    expect(second.rendition!.recipe.masks![0]!.version).toBe(2);
  });

  test('take a corrected picture off the list of those that want a look', async () => {
    const image = await addImage();
    await processImage({ removeBackground: {} }, image);
    await runSql(app, 'update rendition set agreement = 0.5 where image_id = $1 and model is not null', [
      image,
    ]);
    await runSql(app, 'update image set agreement = 0.5 where id = $1', [image]);
    const needsReview = async () =>
      (await client.get<{ image: { needsReview: boolean } }>(`{ image(id: "${image}") { needsReview } }`))
        .image.needsReview;
    expect(await needsReview()).toBe(true);
    const { id: maskId } = await createMask(client, { imageId: image, kind: 'HINTS', strokes });
    await processImage({ removeBackground: {}, masks: [{ maskId, mode: 'HINTS' }] }, image);
    expect(await needsReview()).toBe(false);
  });
});

test('a look at a correction, on a ground that is not seen, is nobody’s cutout', async () => {
  const image = await addImage();
  const made = await processImage({ removeBackground: {} }, image);
  const { id: maskId } = await createMask(client, { imageId: image, strokes: [dab('a', 0.1, 0.1)] });
  const masks = [{ maskId, mode: 'KEEP' }];
  const look = await processImage({ removeBackground: {}, masks, background: '#00000000' }, image);
  const alpha = await readAlpha(look.rendition!);
  expect([alpha.at(0.1, 0.1), alpha.at(0.95, 0.05)]).toEqual([255, 0]);
  const found = await client.get<{ image: { cutout: { id: string } } }>(
    `{ image(id: "${image}") { cutout { id } } }`,
  );
  expect(found.image.cutout.id).toBe(made.rendition!.id);
  const [row] = await runSql(app, 'select is_corrected from image where id = $1', [image]);
  expect(row).toEqual({ is_corrected: false });
});

describe('a recipe is refused', () => {
  test("whose mask is another image's, or another's, in the words of one that never was", async () => {
    const other = await addImage();
    const { id: elsewhere } = await createMask(client, { imageId: other, strokes: [dab('a', 0.5, 0.5)] });
    const stranger = await signUp(app.url);
    const theirImage = (await stranger.upload(vase)).data!.uploadImage.image.id;
    const { id: foreign } = await createMask(stranger, { imageId: theirImage });
    await stranger.close();
    const ask = async (maskId: string) => {
      const recipe = { masks: [{ maskId, mode: 'KEEP' }] };
      const asked = await askRecipe(recipe);
      const sent = await client.upload(vase, { recipes: [recipe] });
      const told = [asked, sent].map(({ data, errors }) => ({ data, errors }));
      return JSON.stringify(told).replaceAll(maskId, 'id');
    };
    const never = await ask(unknownId('Mask'));
    expect(never.match(/NOT_FOUND/g)).toHaveLength(2);
    for (const maskId of [elsewhere, foreign]) expect(await ask(maskId)).toBe(never);
    // What is no id of a mask is nobody's either.
    expect(await ask(imageId)).toBe(never);
  });

  test('whose mask is of the other kind, or of no such version', async () => {
    const hints = (await createMask(client, { imageId, kind: 'HINTS' })).id;
    const coverage = (await createMask(client, { imageId })).id;
    for (const masks of [
      [{ maskId: hints, mode: 'KEEP' }],
      [{ maskId: coverage, mode: 'HINTS' }],
      [{ maskId: coverage, mode: 'KEEP', version: 2 }],
      [{ maskId: hints, mode: 'HINTS', steps: [{ op: 'INVERT' }] }],
      Array.from({ length: 9 }, () => ({ maskId: coverage, mode: 'KEEP' })),
    ])
      expect(await codeOf({ removeBackground: {}, masks })).toBe('BAD_USER_INPUT');
  });

  test('of hints without an alpha to correct', async () => {
    const hints = (await createMask(client, { imageId, kind: 'HINTS' })).id;
    const coverage = (await createMask(client, { imageId })).id;
    const use = { maskId: hints, mode: 'HINTS' };
    expect(await codeOf({ masks: [use] })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ masks: [{ maskId: coverage, mode: 'KEEP' }, use] })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ masks: [{ maskId: coverage, mode: 'REPLACE' }, use] })).toBeUndefined();
  });

  test.each([
    [{ op: 'INVERT', amount: 1 }],
    [{ op: 'GROW', amount: -1 }],
    [{ op: 'GROW', amount: 1001 }],
    [{ op: 'THRESHOLD', amount: 1.5 }],
  ])('with the step %o', async (step) => {
    expect(await codeOf({ alpha: [step] })).toBe('BAD_USER_INPUT');
  });
});
