import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const picture = await makePicture({ width: 64, height: 48 });

/** An image whose newest cutout has this agreement. */
async function addImage(agreement: number | null): Promise<string> {
  const { data } = await client.upload(picture);
  const { id } = data!.uploadImage.image;
  await runSql(app, 'update image set agreement = $2 where id = $1', [id, agreement]);
  return id;
}

const needsReview = async (id: string) =>
  (await client.get<{ image: { needsReview: boolean } }>(`{ image(id: "${id}") { needsReview } }`)).image
    .needsReview;

async function list(filter: object): Promise<string[]> {
  const { images } = await client.get<{ images: { nodes: { id: string }[] } }>(
    'query ($filter: ImageFilter) { images(first: 100, filter: $filter) { nodes { id } } }',
    { filter },
  );
  return images.nodes.map(({ id }) => id);
}

const setReviewed = (ids: string[], isReviewed: boolean, caller = client) =>
  caller.get<{
    setImagesReviewed: { images: { id: string; needsReview: boolean }[]; notFoundIds: string[] };
  }>(
    `mutation ($input: SetImagesReviewedInput!) {
      setImagesReviewed(input: $input) { images { id needsReview } notFoundIds }
    }`,
    { input: { ids, isReviewed } },
  );

test.each([
  [0, true],
  [0.8499, true],
  [0.85, false],
  [1, false],
  [null, false],
])('a cutout whose passes agree by %s needs a review: %s', async (agreement, isNeeded) => {
  const id = await addImage(agreement);
  expect(await needsReview(id)).toBe(isNeeded);
  expect((await list({ needsReview: true })).includes(id)).toBe(isNeeded);
  expect((await list({ needsReview: false })).includes(id)).toBe(!isNeeded);
  expect(await list({})).toContain(id);
  expect(await list({ needsReview: null })).toContain(id);
});

test('what somebody has looked at needs none, until they take it back, or whatever is made of it', async () => {
  const [one, other] = [await addImage(0.4), await addImage(0.4)];
  const nobodys = 'img_01m8nsskh3esmr9d73w4zvyk0x';
  expect(await setReviewed([one, nobodys], true)).toEqual({
    setImagesReviewed: { images: [{ id: one, needsReview: false }], notFoundIds: [nobodys] },
  });
  expect([await needsReview(one), await needsReview(other)]).toEqual([false, true]);
  await runSql(app, 'update image set agreement = 0.2 where id = $1', [one]);
  expect(await needsReview(one)).toBe(false);
  expect(await list({ needsReview: true })).not.toContain(one);
  await setReviewed([one], false);
  expect(await needsReview(one)).toBe(true);
  expect(await list({ needsReview: true, place: 'LIBRARY' })).toContain(one);
});

test('nobody says so of another’s', async () => {
  const id = await addImage(0.4);
  const stranger = await signUp(app.url);
  const { setImagesReviewed } = await setReviewed([id], true, stranger);
  expect(setImagesReviewed).toEqual({ images: [], notFoundIds: [id] });
  await stranger.close();
  expect(await needsReview(id)).toBe(true);
});

test('who watches is told', async () => {
  const id = await addImage(0.4);
  const updates = client.subscribe<{ imageUpdated: { needsReview: boolean } }>(
    'subscription ($id: ID!) { imageUpdated(id: $id) { needsReview } }',
    { id },
  );
  const told: boolean[] = [];
  for await (const { data } of updates) {
    told.push(data!.imageUpdated.needsReview);
    if (told.length === 1) await setReviewed([id], true);
    if (told.length === 2) break;
  }
  expect(told).toEqual([true, false]);
});
