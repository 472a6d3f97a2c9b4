import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hideEnded } from '../../src/services/keeping/hide.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient, watchToEnd } from '../client.ts';
import { addImage, codeOf } from '../gallery/gallery-bed.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist, waitForCollage } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let aheadMs = 0;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(Date.now() + aheadMs) });
  owner = await signUp(app.url);
  stranger = createTestClient(app.url);
});
beforeEach(() => {
  aheadMs = 0;
});
afterAll(async () => {
  await owner.close();
  await stranger.close();
  await app.close();
});

/** One with a picture, whose collage is rendered; the URL of that is the owner's. */
async function makeList(client = owner) {
  const list = await createWishlist(client, { visibility: 'UNLISTED', expiresIn: 'P2D' });
  const image = await addImage(client, null);
  await addItem(client, list.id, { imageId: image });
  await waitForCollage(client, list, { count: 1 });
  const { renderCollage } = await client.get<{ renderCollage: { job: { id: string } } }>(
    `mutation { renderCollage(input: { wishlistId: "${list.id}", aspect: 1, width: 200 }) { job { id } } }`,
  );
  await watchToEnd(client, renderCollage.job.id);
  const { wishlist } = await client.get<{ wishlist: { collage: { image: string } } }>(
    `{ wishlist(slug: "${list.slug}") { collage(aspect: 1) { image(width: 200) } } }`,
  );
  return { ...list, image, url: wishlist.collage.image };
}

const look = (slug: string) => stranger.ask(`{ wishlist(slug: "${slug}") { title items { id } } }`);

const countRows = async (table: string) =>
  (await runSql<{ count: number }>(app, `select count(*)::int as count from ${table}`))[0]!.count;

const tables = ['wishlist', 'wishlist_item', 'collage', 'collage_picture', 'image', 'stored_object'];

async function expectNothingLeft(): Promise<void> {
  for (const table of tables) expect([table, await countRows(table)]).toEqual([table, 0]);
}

const day = 86_400_000;

test('at its end all of it is gone, and the next purge removes it', async () => {
  const list = await makeList();
  aheadMs = 2 * day - 60_000;
  expect(codeOf(await look(list.slug))).toBeUndefined();
  aheadMs = 2 * day + 60_000;
  expect(codeOf(await look(list.slug))).toBe('GONE');
  expect((await fetch(list.url)).status).toBe(410);
  const { errors } = await owner.ask(`{ node(id: "${list.image}") { id } }`);
  expect(errors?.[0]?.extensions.code).toBe('GONE');
  await hideEnded(app.contexts.forSystem());
  const removed = await purgeNow(app);
  expect(removed).toMatchObject({ wishlists: 1, images: 1 });
  expect((await look(list.slug)).data).toEqual({ wishlist: null });
  await expectNothingLeft();
});

test('deleted, it is removed once it cannot come back', async () => {
  const list = await makeList();
  await owner.get(`mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`);
  expect((await fetch(list.url)).status).toBe(410);
  expect(await purgeNow(app)).toMatchObject({ wishlists: 0, images: 0 });
  aheadMs = 11 * 60_000;
  expect(await purgeNow(app)).toMatchObject({ wishlists: 1, images: 1 });
  await expectNothingLeft();
});

test('a picture of a collage that shows another by now is removed a day later', async () => {
  const list = await makeList();
  await addItem(owner, list.id, { name: 'Tea' });
  await waitForCollage(owner, list, { aspect: 1, count: 2 });
  await purgeNow(app);
  expect(await countRows("collage_picture where format = 'WEBP'")).toBe(1);
  expect((await fetch(list.url)).status).toBe(200);
  aheadMs = day + 60_000;
  await purgeNow(app);
  expect(await countRows("collage_picture where format = 'WEBP'")).toBe(0);
  expect((await fetch(list.url)).status).toBe(404);
  await owner.get(`mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`);
  aheadMs += 11 * 60_000;
  await purgeNow(app);
  await expectNothingLeft();
});

test('an account takes its wishlists with it', async () => {
  const other = await signUp(app.url);
  const list = await makeList(other);
  const { viewer } = await other.get<{ viewer: { id: string } }>('{ viewer { id } }');
  await other.get(`mutation { deleteAccount(input: { id: "${viewer.id}" }) { deletedId } }`);
  expect((await look(list.slug)).data).toEqual({ wishlist: null });
  expect((await fetch(list.url)).status).not.toBe(200);
  await hideEnded(app.contexts.forSystem());
  aheadMs = day + 60_000;
  await purgeNow(app);
  await purgeNow(app);
  await expectNothingLeft();
  await other.close();
});
