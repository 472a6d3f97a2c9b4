import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRandom } from '../../src/collage/random.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { addImage, createGallery } from '../gallery/gallery-bed.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let friend: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { CLAIMS_PER_HOUR: '10000' } });
  owner = await signUp(app.url);
  friend = createTestClient(app.url);
});
afterAll(async () => {
  await owner.close();
  await friend.close();
  await app.close();
});

/** What may come of two who do things to one: never that one of them fails by it. */
const foreseen = [undefined, 'NOT_FOUND', 'GONE', 'CONFLICT', 'BAD_USER_INPUT'];

test('all that can be done to a wishlist and its pictures, at once, ends well', async () => {
  const random = createRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const gallery = await createGallery(owner);
  const lists = [await createWishlist(owner, { visibility: 'UNLISTED' }), await createWishlist(owner)];
  const images = await Promise.all(Array.from({ length: 5 }, () => addImage(owner, null)));
  const items: string[] = [];
  for (const { id } of lists)
    for (let i = 0; i < 3; i++) items.push(await addItem(owner, id, { quantity: 9 }));

  const deeds: (() => [TestClient, string])[] = [
    () => [
      owner,
      `addWishlistItem(input: { wishlistId: "${pick(lists).id}", name: "More", imageId: "${pick(images)}" }) { item { id } }`,
    ],
    () => [
      owner,
      `updateWishlistItem(input: { id: "${pick(items)}", imageId: "${pick(images)}" }) { item { id } }`,
    ],
    () => [
      owner,
      `updateWishlistItem(input: { id: "${pick(items)}", weight: 2, clear: [IMAGE] }) { item { id } }`,
    ],
    () => [
      owner,
      `updateWishlistItem(input: { id: "${pick(items)}", keepsBackground: true }) { item { id } }`,
    ],
    () => [
      owner,
      `moveWishlistItem(input: { id: "${pick(items)}", before: "${pick(items)}" }) { item { id } }`,
    ],
    () => [
      owner,
      `moveImages(input: { ids: ["${pick(images)}"], galleryId: "${gallery.id}" }) { notFoundIds }`,
    ],
    () => [owner, `moveImages(input: { ids: ["${pick(images)}"] }) { notFoundIds }`],
    () => [owner, `deleteImages(input: { ids: ["${pick(images)}"] }) { deletedIds }`],
    () => [owner, `restoreImages(input: { ids: ["${pick(images)}", "${pick(images)}"] }) { notFoundIds }`],
    () => [
      owner,
      `updateWishlist(input: { id: "${pick(lists).id}", neverExpires: true }) { wishlist { id } }`,
    ],
    () => [owner, `deleteWishlist(input: { id: "${lists[1]!.id}" }) { deletedId }`],
    () => [owner, `restoreWishlist(input: { id: "${lists[1]!.id}" }) { wishlist { id } }`],
    () => [
      owner,
      `placeItems(input: { wishlistId: "${lists[0]!.id}", aspect: 1, places: [{ itemId: "${pick(items)}", placement: { x: 0.5, y: 0.5, width: 0.3 } }] }) { collage { id } }`,
    ],
    () => [owner, `shuffleCollage(input: { wishlistId: "${lists[0]!.id}", aspect: 1 }) { collage { id } }`],
    () => [
      friend,
      `claimItem(input: { link: { slug: "${lists[0]!.slug}" }, itemId: "${pick(items)}", clientId: "${randomUUID()}" }) { token }`,
    ],
  ];

  const inTurn = pLimit(10);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      inTurn(async () => {
        const [client, deed] = pick(deeds)();
        return { deed, ...(await client.ask(`mutation { ${deed} }`)) };
      }),
    ),
  );
  const unforeseen = answers.filter(({ errors }) => !foreseen.includes(errors?.[0]?.extensions.code));
  expect(unforeseen.map(({ deed, errors }) => [deed, errors])).toEqual([]);
  expect(answers.filter(({ errors }) => !errors).length).toBeGreaterThan(50);

  await owner.ask(`mutation { restoreWishlist(input: { id: "${lists[1]!.id}" }) { wishlist { id } } }`);
  await purgeNow(app);
  await vi.waitFor(
    async () => {
      expect(await runSql(app, "select 1 from job where status in ('QUEUED', 'RUNNING')")).toEqual([]);
      expect(await runSql(app, 'select 1 from collage where asked <> laid_out')).toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
  // No picture is of two things, or in two places.
  expect(
    await runSql(app, 'select 1 from image where item_id is not null and gallery_id is not null'),
  ).toEqual([]);
  const [{ deadlocks } = { deadlocks: -1 }] = await runSql<{ deadlocks: number }>(
    app,
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  expect(deadlocks).toBe(0);
}, 120_000);
