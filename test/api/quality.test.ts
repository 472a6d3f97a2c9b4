import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { composeScenes } from '../brush/compose.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const picture = await makePicture({ width: 320, height: 240 });

async function upload(): Promise<string> {
  const { data } = await client.upload(picture);
  return data!.uploadImage.image.id;
}

interface Made {
  id: string;
  agreement: number | null;
  recipe: { removeBackground: { quality: string | null; edgeTreatment: string; model: string } };
}

/** The rendition of a recipe, and the stages its job went through. */
async function make(imageId: string, recipe: object): Promise<{ made: Made; stages: string[] }> {
  const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
    'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
    { input: { imageId, recipe } },
  );
  await watchToEnd(client, processImage.job.id);
  const { job } = await client.get<{ job: { rendition: Made; metrics: { stages: { stage: string }[] } } }>(
    `query ($id: ID!) { job(id: $id) {
      rendition { id agreement recipe { removeBackground { quality edgeTreatment model } } }
      metrics { stages { stage } }
    } }`,
    { id: processImage.job.id },
  );
  return { made: job.rendition, stages: job.metrics.stages.map(({ stage }) => stage) };
}

const readImage = async (id: string) =>
  (
    await client.get<{ image: { agreement: number | null; needsReview: boolean; revision: number } }>(
      'query ($id: ID!) { image(id: $id) { agreement needsReview revision } }',
      { id },
    )
  ).image;

describe('the quality of a recipe', () => {
  test.each([
    [{}, 'BALANCED', 'REFINED'],
    [{ quality: 'BALANCED', edgeTreatment: 'REFINED' }, 'BALANCED', 'REFINED'],
    [{ quality: 'FAST' }, 'FAST', 'REFINED'],
    [{ quality: 'BEST' }, 'BEST', 'REFINED'],
    [{ edgeTreatment: 'RAW' }, null, 'RAW'],
  ])('%j is %s', async (removeBackground, quality, edgeTreatment) => {
    const imageId = await upload();
    const { made, stages } = await make(imageId, { removeBackground });
    expect(made.recipe.removeBackground).toEqual({ quality, edgeTreatment, model: 'u2netp' });
    expect(stages).toContain('SEGMENTING');
    if (quality === 'BALANCED' || quality === 'BEST') expect(made.agreement).toBeGreaterThan(0.5);
    else expect(made.agreement).toBeNull();
    expect((await readImage(imageId)).agreement).toBe(made.agreement);
  });

  test.each([
    [
      { edgeTreatment: 'RAW', quality: 'FAST' },
      'left out with edgeTreatment RAW, which has none. Got "FAST"',
    ],
    [{ model: 'isnet-general-use' }, 'one of u2netp'],
  ])('%j is refused', async (removeBackground, words) => {
    const { errors } = await client.ask(
      'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
      { input: { imageId: await upload(), recipe: { removeBackground } } },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(words);
  });

  test('is one of those that limits tell', async () => {
    const { limits } = await client.get<object & { limits: unknown }>(
      '{ limits { models { name qualities } } }',
    );
    expect(limits).toEqual({ models: [{ name: 'u2netp', qualities: ['FAST', 'BALANCED', 'BEST'] }] });
  });
});

test('the passes disagree on a picture: who watches is told that it is worth a look, until another is made', async () => {
  const { pixels } = composeScenes().find(({ name }) => name === 'stool 3')!;
  const { data, width, height } = pixels;
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  const { data: sent } = await client.upload(bytes);
  const { id } = sent!.uploadImage.image;
  const told: boolean[] = [];
  const updates = client.subscribe<{ imageUpdated: { needsReview: boolean } }>(
    'subscription ($id: ID!) { imageUpdated(id: $id) { needsReview } }',
    { id },
  );
  const following = (async () => {
    for await (const { data } of updates) {
      const { needsReview } = data!.imageUpdated;
      if (needsReview !== told.at(-1)) told.push(needsReview);
      if (told.length === 3) break;
    }
  })();
  const { made } = await make(id, { removeBackground: {}, background: '#fff', output: { format: 'JPEG' } });
  expect(made.agreement).toBeLessThan(0.2);
  expect(await readImage(id)).toMatchObject({ agreement: made.agreement, needsReview: true });
  await make(id, { removeBackground: { quality: 'FAST' } });
  expect(await readImage(id)).toMatchObject({ agreement: null, needsReview: false });
  await following;
  expect(told).toEqual([false, true, false]);
});

describe('what was found of a picture is kept', () => {
  test('by quality: another size asks no model, another quality does', async () => {
    const imageId = await upload();
    const recipeOf = (quality: string, width: number) => ({
      removeBackground: { quality },
      resize: { width },
    });
    const { made } = await make(imageId, recipeOf('BALANCED', 200));
    const again = await make(imageId, recipeOf('BALANCED', 100));
    expect(again.stages).not.toContain('SEGMENTING');
    expect(again.made.agreement).toBe(made.agreement);
    expect((await make(imageId, recipeOf('FAST', 100))).stages).toContain('SEGMENTING');
    expect((await make(imageId, { removeBackground: { edgeTreatment: 'RAW' } })).stages).toContain(
      'SEGMENTING',
    );
    const kept = await runSql(
      app,
      'select kind, width, height, solved_width, solved_height, agreement from image_matte where image_id = $1 order by kind',
      [imageId],
    );
    expect(kept).toMatchObject([
      { kind: 'BALANCED', width: 320, height: 240, solved_width: 320, agreement: made.agreement },
      { kind: 'FAST', width: 288, height: 224, solved_width: null, agreement: null },
      { kind: 'RAW', width: 320, height: 320, solved_width: null, agreement: null },
    ]);
  });

  test('and a cutout made from it is the one that is made at once', async () => {
    const [one, other] = [await upload(), await upload()];
    const recipe = { removeBackground: {}, output: { format: 'PNG' } };
    const read = async (id: string) => {
      const { node } = await client.get<{ node: { url: string } }>(
        'query ($id: ID!) { node(id: $id) { ... on Rendition { url } } }',
        { id },
      );
      return Buffer.from(await (await fetch(node.url)).arrayBuffer()).toString('base64');
    };
    const atOnce = await make(one, recipe);
    await make(other, { ...recipe, resize: { width: 90 } });
    const fromKept = await make(other, recipe);
    expect(fromKept.stages).not.toContain('SEGMENTING');
    expect(await read(fromKept.made.id)).toBe(await read(atOnce.made.id));
  });
});
