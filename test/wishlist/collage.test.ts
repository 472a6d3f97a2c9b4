import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { codeOf } from '../gallery/gallery-bed.ts';
import { type LaidWishlist, layThree } from './laid-wishlist.ts';
import { addItem, createWishlist, readCollage, waitForCollage } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

let list: LaidWishlist;
beforeAll(async () => {
  list = await layThree(owner);
}, 60_000);

const arrange = <Name extends string>(name: Name, input: object) =>
  owner.ask<Record<Name, { collage: { revision: number; isSettled: boolean } }>>(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { collage { revision isSettled } } }`,
    { input: { wishlistId: list.id, aspect: 4 / 3, ...input } },
  );

const laidOut = (count = 3) => waitForCollage(owner, list, { count });

test('each thing lies on it by what it shows: a silhouette, a rectangle, a tile', async () => {
  const collage = await laidOut();
  const of = (i: number) => collage.placements.find(({ item }) => item.id === list.items[i])!;
  expect(of(0).outlines[0]!.length / 2).toBeGreaterThan(10);
  expect(of(0).ratio).toBeGreaterThan(1);
  expect(of(1).outlines[0]!.length / 2).toBeLessThanOrEqual(5);
  expect(of(1).ratio).toBeCloseTo(0.75, 1);
  expect(of(2).ratio).toBeCloseTo(0.6, 5);
  for (const { placement, outlines } of collage.placements) {
    expect(placement.width).toBeGreaterThan(0.05);
    for (const [i, value] of outlines.flat().entries()) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(i % 2 ? 3 / 4 : 1);
    }
  }
  expect(collage.coverage).toBeGreaterThan(0.3);
});

test('another aspect is laid out when it is first asked for, the nearest to what is asked', async () => {
  const collage = await waitForCollage(owner, list, { aspect: 0.5, count: 3 });
  const { wishlist } = await owner.get<{ wishlist: { collage: { aspect: number; id: string } } }>(
    `{ wishlist(slug: "${list.slug}") { collage(aspect: 0.5) { id aspect } } }`,
  );
  expect(wishlist.collage).toEqual({ id: collage.id, aspect: 9 / 16 });
  expect(collage.placements.every(({ placement }) => placement.y < 16 / 9)).toBe(true);
});

test('what is placed is pinned to the last digit, and the rest flows around it', async () => {
  const placement = { x: 0.123456789012345, y: 0.3, width: 0.21, rotation: 11.5, z: 7 };
  const place = { itemId: list.items[0], placement };
  const { data } = await arrange('placeItems', { places: [place] });
  expect(data?.placeItems.collage.isSettled).toBe(false);
  const placed = await readCollage(owner, list);
  const pinned = (of: typeof placed) => of.placements.find(({ item }) => item.id === list.items[0])!;
  expect(pinned(placed)).toMatchObject({ placement, isPinned: true });
  const settled = await laidOut();
  expect(pinned(settled)).toMatchObject({ placement, isPinned: true });
  expect(settled.revision).toBeGreaterThan(placed.revision);
  expect(settled.placements.filter(({ isPinned }) => isPinned)).toHaveLength(1);
  // Of the same place no other layout comes than of the one that is nearly the same.
  expect(pinned(settled).placement).not.toEqual({ ...placement, x: placement.x + 1e-12 });

  await arrange('unpinItems', {});
  const unpinned = await laidOut();
  expect(unpinned.placements.some(({ isPinned }) => isPinned)).toBe(false);
});

test('who places what another has placed since is told, if they say what they saw', async () => {
  const { revision } = await laidOut();
  const place = (x: number) => ({
    places: [{ itemId: list.items[1], placement: { x, y: 0.4, width: 0.2 } }],
    baseRevision: revision,
  });
  expect((await arrange('placeItems', place(0.3))).errors).toBeUndefined();
  expect(codeOf(await arrange('placeItems', place(0.6)))).toBe('CONFLICT');
  await arrange('unpinItems', { itemIds: [list.items[1]] });
  await laidOut();
});

test('a place outside is drawn back inside, and one too small or too large is refused', async () => {
  const place = (placement: object) =>
    arrange('placeItems', { places: [{ itemId: list.items[2], placement }] });
  await place({ x: 5, y: -1, width: 0.3 });
  const collage = await laidOut();
  const { placement } = collage.placements.find(({ item }) => item.id === list.items[2])!;
  expect(placement).toMatchObject({ x: 1, y: 0 });
  for (const width of [0, 0.01, 1.1])
    expect(codeOf(await place({ x: 0.5, y: 0.5, width }))).toBe('BAD_USER_INPUT');
  await arrange('unpinItems', {});
  await laidOut();
});

test('numbers that no collage has are refused', async () => {
  const place = (placement: string) =>
    owner.ask(
      `mutation { placeItems(input: { wishlistId: "${list.id}", aspect: 1.3333, places: [{ itemId: "${list.items[0]}", placement: ${placement} }] }) { collage { id } } }`,
    );
  for (const placement of [
    '{ x: 0.5, y: 0.5, width: 0.3, rotation: 1e999 }',
    '{ x: 1e999, y: 0.5, width: 0.3 }',
    '{ x: 0.5, y: 0.5, width: 1e999 }',
    '{ x: 0.5, y: 0.5, width: 0.3, z: 1000001 }',
  ])
    expect(codeOf(await place(placement)), placement).toBe('BAD_USER_INPUT');
  const places = Array.from({ length: 101 }, () => ({
    itemId: list.items[0],
    placement: { x: 0.5, y: 0.5, width: 0.3 },
  }));
  expect(codeOf(await arrange('placeItems', { places }))).toBe('BAD_USER_INPUT');
});

test('what was put onto another and flows again lies beside it', async () => {
  const { placements } = await laidOut();
  const { x, y } = placements.find(({ item }) => item.id === list.items[1])!.placement;
  await arrange('placeItems', { places: [{ itemId: list.items[0], placement: { x, y, width: 0.2 } }] });
  await arrange('unpinItems', {});
  const after = (await laidOut()).placements;
  const [one, other] = [0, 1].map((i) => after.find(({ item }) => item.id === list.items[i])!.placement);
  expect(Math.hypot(one!.x - other!.x, one!.y - other!.y)).toBeGreaterThan(0.05);
});

test('after a shuffle a change that is nothing to the collage moves nothing', async () => {
  await arrange('shuffleCollage', { seed: 9 });
  const shuffled = await laidOut();
  await owner.get(
    `mutation { updateWishlistItem(input: { id: "${list.items[0]}", price: { amount: "5", currency: "EUR" } }) { item { id } } }`,
  );
  expect((await laidOut()).revision).toBe(shuffled.revision);
});

test('however changes and layouts follow one another, all is laid out in the end', async () => {
  const busy = await createWishlist(owner);
  for (const aspect of [0.5, 1, 1.7]) await readCollage(owner, busy, aspect);
  for (let i = 0; i < 6; i++) {
    await addItem(owner, busy.id, { name: `Thing ${i}` });
    // Laid out meanwhile, or not yet: both are to come right.
    await readCollage(owner, busy, 1);
    await owner.get(
      `mutation { updateWishlist(input: { id: "${busy.id}", background: "#00000${i}" }) { wishlist { id } } }`,
    );
  }
  for (const aspect of [0.5, 1, 1.7]) await waitForCollage(owner, busy, { aspect, count: 6 });
});

test('the same seed shuffles to the same collage', async () => {
  const shuffle = async (seed: number) => {
    await arrange('shuffleCollage', { seed });
    return (await laidOut()).placements.map(({ placement }) => placement);
  };
  const [first, other, again] = [await shuffle(7), await shuffle(8), await shuffle(7)];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('what is added comes, and when something goes hardly anything else moves', async () => {
  const added = await addItem(owner, list.id, { name: 'Spoon' });
  const before = await laidOut(4);
  expect(before.placements.map(({ item }) => item.id)).toContain(added);
  await owner.get(`mutation { removeWishlistItem(input: { id: "${added}" }) { itemId } }`);
  const after = await laidOut();
  const centre = (of: typeof before, id: string) =>
    of.placements.find(({ item }) => item.id === id)!.placement;
  for (const id of list.items) {
    const [a, b] = [centre(before, id), centre(after, id)];
    expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(0.25);
  }
});

test('a picture that cannot be cut out leaves its name, and says why', async () => {
  const short = await createWishlist(owner);
  const item = await addItem(owner, short.id, { name: 'Lost', imageUrl: 'http://nowhere.invalid/a.jpg' });
  const cancel = await vi.waitFor(async () => {
    const { node } = await owner.get<{ node: { job: { id: string } } }>(
      `{ node(id: "${item}") { ... on WishlistItem { job { id } } } }`,
    );
    return node.job.id;
  });
  await owner.ask(`mutation { cancelJob(input: { id: "${cancel}" }) { job { id } } }`);
  const { placements } = await waitForCollage(owner, short, { count: 1 });
  expect(placements[0]!.ratio).toBeCloseTo(0.6, 5);
  const { node } = await owner.get<{ node: { problem: { code: string } } }>(
    `{ node(id: "${item}") { ... on WishlistItem { problem { code } } } }`,
  );
  expect(['CANCELED', 'FETCH_FAILED']).toContain(node.problem.code);
});
