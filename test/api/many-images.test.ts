import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createId } from '../../src/schema/id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;
let picture: Uint8Array;
let ids: string[];

beforeAll(async () => {
  app = await startTestApp({ env: { MAX_QUEUED_JOBS: '40' } });
  client = await signUp(app.url);
  picture = await makePicture({ width: 64, height: 48 });
  ids = [];
  for (let n = 0; n < 3; n++) {
    const { data } = await client.upload(picture);
    await watchToEnd(client, data!.uploadImage.jobs[0]!.id);
    ids.push(data!.uploadImage.image.id);
  }
});
afterAll(async () => {
  await client.close();
  await app.close();
});

interface Processed {
  jobs: { id: string; status: string; image: { id: string }; recipe: { resize: { width: number } } }[];
  notFoundIds: string[];
  notReadyIds: string[];
}

const processImages = (input: object) =>
  client.ask<{ processImages: Processed }>(
    `mutation ($input: ProcessImagesInput!) { processImages(input: $input) {
      jobs { id status image { id } recipe { resize { width } } } notFoundIds notReadyIds } }`,
    { input },
  );

const widths = (...all: number[]) => all.map((width) => ({ resize: { width } }));
const countJobs = async () => (await runSql<{ n: number }>(app, 'select count(*)::int as n from job'))[0]!.n;

describe('processImages', () => {
  test('makes the jobs by image, then by recipe, and says what is not there', async () => {
    const unknown = createId('Image');
    const asked = [ids[2], unknown, ids[0], ids[2]];
    const { data } = await processImages({ imageIds: asked, recipes: widths(20, 10) });
    const { jobs, notFoundIds, notReadyIds } = data!.processImages;
    expect(jobs.map(({ image, recipe }) => [image.id, recipe.resize.width])).toEqual([
      [ids[2], 20],
      [ids[2], 10],
      [ids[0], 20],
      [ids[0], 10],
    ]);
    expect([notFoundIds, notReadyIds]).toEqual([[unknown], []]);
    for (const { id } of jobs) await watchToEnd(client, id);
    const again = (await processImages({ imageIds: asked, recipes: widths(20, 10) })).data!.processImages;
    expect(again.jobs.map(({ id, status }) => [id, status])).toEqual(jobs.map(({ id }) => [id, 'SUCCEEDED']));
  });

  test('answers for what every picture has already, without work', async () => {
    const recipes = [{ resize: { width: 320, height: 320 } }];
    const { data } = await processImages({ imageIds: ids, recipes });
    expect(data!.processImages.jobs.map(({ status }) => status)).toEqual(ids.map(() => 'SUCCEEDED'));
  });

  test('makes none beyond the quota', async () => {
    const before = await countJobs();
    const recipes = widths(...Array.from({ length: 14 }, (_, n) => 40 + n));
    const { errors } = await processImages({ imageIds: ids, recipes });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      params: { quota: 'activeJobs' },
    });
    expect(await countJobs()).toBe(before);
  });

  test.each([
    ['imageIds', { imageIds: Array.from({ length: 101 }, () => 'x'), recipes: [] }],
    ['recipes', { imageIds: [], recipes: Array.from({ length: 21 }, () => ({})) }],
    [
      'imageIds',
      {
        imageIds: Array.from({ length: 51 }, (_, n) => `${n}`),
        recipes: widths(...Array(10).keys()).map(() => ({})),
      },
    ],
    ['recipes.1.output.quality', { imageIds: [], recipes: [{}, { output: { quality: 0 } }] }],
    ['recipes.1', { imageIds: 'all', recipes: [{}, { resize: { height: 8000, fit: 'COVER' } }] }],
  ])('refuses a wrong %s, and names it', async (argument, input) => {
    const before = await countJobs();
    const imageIds = input.imageIds === 'all' ? ids : input.imageIds;
    const { errors, data } = await processImages({ ...input, imageIds });
    expect(data).toEqual({ processImages: null });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: `input.${argument}` },
    });
    expect(await countJobs()).toBe(before);
  });
});

describe('nodes', () => {
  const ask = async (asked: string[]) =>
    (
      await client.get<{ nodes: ({ id: string } | null)[] }>(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
        { ids: asked },
      )
    ).nodes;

  test('come in the order asked, of any type, and null where there is none', async () => {
    const { image } = await client.get<{ image: Record<'renditions' | 'jobs', { nodes: { id: string }[] }> }>(
      `{ image(id: "${ids[0]}") { renditions(first: 1) { nodes { id } } jobs(first: 1) { nodes { id } } } }`,
    );
    const [rendition, job] = [image.renditions.nodes[0]!.id, image.jobs.nodes[0]!.id];
    const asked = [job, 'x', ids[0]!, createId('Image'), rendition, ids[0]!];
    expect(await ask(asked)).toEqual([
      { __typename: 'Job', id: job },
      null,
      { __typename: 'Image', id: ids[0] },
      null,
      { __typename: 'Rendition', id: rendition },
      { __typename: 'Image', id: ids[0] },
    ]);
    await client.get(`mutation { deleteImages(input: { ids: ["${ids[0]}"] }) { deletedIds } }`);
    expect((await ask(asked)).map((node) => node?.id ?? null)).toEqual([job, null, null, null, null, null]);
  });

  test('are at most 100', async () => {
    const { errors } = await client.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => 'x'),
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: 'ids', limit: 100 },
    });
  });
});

test('a mutation that fails takes nothing from another of the same request', async () => {
  const recipe = '{ resize: { width: 33 } }';
  const { data, errors } = await client.ask<Record<string, object | null>>(`mutation {
    good: processImage(input: { imageId: "${ids[1]}", recipe: ${recipe} }) { job { id } }
    bad: processImage(input: { imageId: "img_x", recipe: ${recipe} }) { job { id } }
    after: deleteImages(input: { ids: [] }) { deletedIds }
  }`);
  expect(data).toEqual({
    good: { job: { id: expect.stringMatching(/^job_/) } },
    bad: null,
    after: { deletedIds: [] },
  });
  expect(errors).toMatchObject([{ path: ['bad'], extensions: { code: 'NOT_FOUND' } }]);
});

test('pages of lists within a list are those of each alone', async () => {
  // What is still being made would be there for one of them only.
  const active = '{ jobs(filter: { statuses: [QUEUED, RUNNING] }) { nodes { id } } }';
  await vi.waitFor(async () => expect(await client.get(active)).toEqual({ jobs: { nodes: [] } }), 15_000);
  const lists =
    'renditions(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } jobs(first: 2) { nodes { id } }';
  const { images } = await client.get<{ images: { nodes: { id: string; renditions: object }[] } }>(
    `{ images { nodes { id ${lists} } } }`,
  );
  expect(images.nodes.length).toBeGreaterThan(1);
  for (const { id, ...listed } of images.nodes)
    expect(await client.get(`{ image(id: "${id}") { ${lists} } }`)).toEqual({ image: listed });
});

test('what an answer has cost is told beside it, over both transports', async () => {
  const query = '{ images(first: 10) { nodes { id thumbnail { id } } } }';
  const cost = { cost: { actual: 25, limit: 10_000 } };
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(await response.json()).toMatchObject({ data: {}, extensions: cost });
  for await (const answer of client.subscribe(query)) expect(answer).toMatchObject({ extensions: cost });
});
