import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let friend: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app.url);
  friend = createTestClient(app.url);
});
afterAll(async () => {
  await owner.close();
  await friend.close();
  await app.close();
});

interface Update {
  wishlist: { title: string; revision: number };
  item: { id: string; name: string; claimedQuantity: number | null } | null;
  collage: { aspect: number; isSettled: boolean; placements: object[] } | null;
  deletedId: string | null;
  cursor: string;
  isCaughtUp: boolean;
}

const document = `subscription ($id: ID, $slug: String, $pass: String, $after: String) {
  wishlistUpdated(id: $id, slug: $slug, pass: $pass, after: $after) {
    wishlist { title revision } item { id name claimedQuantity } collage { aspect isSettled placements { item { id } } }
    deletedId cursor isCaughtUp } }`;

/** Watches, and has been told the past. */
async function watch(client: TestClient, variables: object) {
  const events = client.subscribe<{ wishlistUpdated: Update }>(document, variables);
  const next = async (): Promise<Update | string> => {
    const { value, done } = await events.next();
    if (done) return 'DONE';
    const [error] = value.errors ?? [];
    return value.data?.wishlistUpdated ?? String(error?.extensions?.code);
  };
  for (let update = await next(); typeof update !== 'string' && !update.isCaughtUp; ) update = await next();
  return {
    /** The next of which this is true. */
    async until(isIt: (update: Update) => boolean): Promise<Update> {
      for (;;) {
        const update = await next();
        if (typeof update === 'string') throw new Error(update);
        if (isIt(update)) return update;
      }
    },
    next,
    stop: () => events.return?.(),
  };
}

const claim = (slug: string, itemId: string) =>
  friend.get<{ claimItem: { token: string } }>(
    'mutation ($input: ClaimItemInput!) { claimItem(input: $input) { token } }',
    { input: { link: { slug }, itemId, clientId: randomUUID() } },
  );

test('its owner and its visitors are told what changes', async () => {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const watchers = [await watch(owner, { id: list.id }), await watch(friend, { slug: list.slug })];
  const item = await addItem(owner, list.id, { name: 'Lamp' });
  for (const watcher of watchers)
    expect((await watcher.until((update) => update.item?.id === item)).item?.name).toBe('Lamp');
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", title: "June" }) { wishlist { id } } }`,
  );
  for (const watcher of watchers) await watcher.until(({ wishlist }) => wishlist.title === 'June');
  await friend.get(`{ wishlist(slug: "${list.slug}") { collage { id } } }`);
  for (const watcher of watchers)
    await watcher.until(({ collage }) => collage?.isSettled === true && collage.placements.length === 1);
  await owner.get(`mutation { removeWishlistItem(input: { id: "${item}" }) { itemId } }`);
  for (const watcher of watchers) await watcher.until(({ deletedId }) => deletedId === item);
  for (const watcher of watchers) await watcher.stop();
});

test('a claim is told to every visitor and not to its owner', async () => {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const item = await addItem(owner, list.id, { quantity: 2 });
  const visitor = await watch(friend, { slug: list.slug });
  const mine = await watch(owner, { id: list.id });
  const { token } = (await claim(list.slug, item)).claimItem;
  await visitor.until((update) => update.item?.id === item && update.item.claimedQuantity === 1);
  await friend.get(`mutation { releaseClaim(input: { token: "${token}" }) { claim { id } } }`);
  await visitor.until((update) => update.item?.id === item && update.item.claimedQuantity === 0);
  // That they are told of nothing at all by it: owner-blind.test.ts, where no worker has something to tell.
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", title: "After" }) { wishlist { id } } }`,
  );
  for (let told = (await mine.next()) as Update; told.wishlist.title !== 'After'; ) {
    expect(told.item?.claimedQuantity ?? null).toBeNull();
    told = (await mine.next()) as Update;
  }
  await visitor.stop();
  await mine.stop();
});

test('a visitor who was away is told what was claimed meanwhile', async () => {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const item = await addItem(owner, list.id);
  const before = await watch(friend, { slug: list.slug });
  await owner.get(`mutation { updateWishlist(input: { id: "${list.id}", note: "x" }) { wishlist { id } } }`);
  const { cursor } = (await before.next()) as Update;
  await before.stop();
  await claim(list.slug, item);
  const events = friend.subscribe<{ wishlistUpdated: Update }>(document, { slug: list.slug, after: cursor });
  const items: unknown[] = [];
  for await (const { data } of events) {
    items.push(data?.wishlistUpdated.item?.claimedQuantity);
    if (data?.wishlistUpdated.isCaughtUp) break;
  }
  expect(items).toContain(1);
  const mine: unknown[] = [];
  for await (const { data } of owner.subscribe<{ wishlistUpdated: Update }>(document, {
    id: list.id,
    after: cursor,
  })) {
    mine.push(data?.wishlistUpdated.item?.claimedQuantity ?? null);
    if (data?.wishlistUpdated.isCaughtUp) break;
  }
  expect(mine.every((one) => one === null)).toBe(true);
});

test('at the second of the reveal its owner sees what is claimed, and is told so', async () => {
  const revealAt = new Date(Date.now() + 3000);
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const item = await addItem(owner, list.id);
  const { token } = (await claim(list.slug, item)).claimItem;
  await runSql(app, 'update wishlist set reveal_at = $1 where id = $2', [revealAt, list.id]);
  const read = async () =>
    (
      await owner.get<{ wishlist: { items: { claimedQuantity: number | null; claims: object[] | null }[] } }>(
        `{ wishlist(slug: "${list.slug}") { items { claimedQuantity claims { quantity } } } }`,
      )
    ).wishlist.items[0];
  expect(await read()).toEqual({ claimedQuantity: null, claims: null });
  const mine = await watch(owner, { id: list.id });
  // Before it only what the collage does.
  await mine.until(({ collage }) => collage === null && Date.now() >= revealAt.getTime());
  expect(Date.now() - revealAt.getTime()).toBeLessThan(2000);
  expect(await read()).toEqual({ claimedQuantity: 1, claims: [{ quantity: 1 }] });
  // From now on they are told as everybody is.
  await friend.get(`mutation { releaseClaim(input: { token: "${token}" }) { claim { id } } }`);
  await mine.until((update) => update.item?.id === item && update.item.claimedQuantity === 0);
  await mine.stop();
});

test('who watches by an address is told when it opens nothing any more', async () => {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const visitor = await watch(friend, { slug: list.slug });
  const mine = await watch(owner, { id: list.id });
  await owner.get(
    `mutation { updateWishlist(input: { id: "${list.id}", newSlug: true }) { wishlist { id } } }`,
  );
  let last: Update | string = '';
  while (typeof last !== 'string' || last === '') last = await visitor.next();
  expect(last).toBe('GONE');
  await owner.get(`mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`);
  last = '';
  while (typeof last !== 'string' || last === '') last = await mine.next();
  expect(last).toBe('GONE');
});
