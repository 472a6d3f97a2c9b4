import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { addImage, codeOf } from '../gallery/gallery-bed.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const updateItem = (input: object, fields = 'id') =>
  owner.ask<{ updateWishlistItem: { item: Record<string, unknown> } }>(
    `mutation ($input: UpdateWishlistItemInput!) { updateWishlistItem(input: $input) { item { ${fields} } } }`,
    { input },
  );

const look = (client: TestClient, slug: string, fields = 'title items { id name }') =>
  client.ask<{ wishlist: Record<string, unknown> & { items: { id: string; name: string }[] } }>(
    `query ($slug: String!) { wishlist(slug: $slug) { ${fields} } }`,
    { slug },
  );

test('items are in their owner’s order', async () => {
  const list = await createWishlist(owner);
  const ids: string[] = [];
  for (const name of ['A', 'B', 'C']) ids.push(await addItem(owner, list.id, { name }));
  const put = (id: string, before: string | null) =>
    owner.ask<{ moveWishlistItem: { wishlist: { items: { name: string }[] } } }>(
      `mutation ($input: MoveWishlistItemInput!) { moveWishlistItem(input: $input) { wishlist { items { name } } } }`,
      { input: { id, before } },
    );
  const namesOf = async (answer: ReturnType<typeof put>) =>
    (await answer).data?.moveWishlistItem.wishlist.items.map(({ name }) => name).join('');
  expect(await namesOf(put(ids[2]!, ids[0]!))).toBe('CAB');
  expect(await namesOf(put(ids[0]!, null))).toBe('CBA');
  // So often between the same two that the keys are made anew.
  for (let i = 0; i < 70; i++) await put(ids[i % 2]!, ids[2]!);
  expect(await namesOf(put(ids[1]!, ids[0]!))).toMatch(/BA/);
  const positions = await runSql<{ position: string }>(
    app,
    'select position from wishlist_item where wishlist_id = $1',
    [list.id],
  );
  expect(Math.max(...positions.map(({ position }) => position.length))).toBeLessThanOrEqual(32);
  expect(codeOf(await put(ids[0]!, ids[0]!))).toBe('BAD_USER_INPUT');
});

test('what can be no item is refused, and says which argument', async () => {
  const list = await createWishlist(owner);
  const image = await addImage(owner, null);
  const cases: [object, string][] = [
    [{ name: ' ' }, 'name'],
    [{ name: 'a\u0007b' }, 'name'],
    [{ note: 'x'.repeat(2001) }, 'note'],
    [{ quantity: 0 }, 'quantity'],
    [{ quantity: 1000 }, 'quantity'],
    [{ weight: 0.4 }, 'weight'],
    [{ weight: 4.1 }, 'weight'],
    [{ price: { amount: '12,50', currency: 'EUR' } }, 'price.amount'],
    [{ price: { amount: '12.50', currency: 'XXX' } }, 'price.currency'],
    [{ imageId: image, imageUrl: 'https://example.org/a.jpg' }, 'imageUrl'],
    [{ link: 'ftp://example.org/lamp' }, 'link'],
  ];
  for (const [input, argument] of cases) {
    const { errors } = await owner.ask(
      'mutation ($input: AddWishlistItemInput!) { addWishlistItem(input: $input) { item { id } } }',
      { input: { wishlistId: list.id, name: 'Lamp', ...input } },
    );
    expect(errors?.[0]?.extensions, JSON.stringify(input)).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: `input.${argument}` },
    });
  }
  expect((await look(owner, list.slug)).data?.wishlist.items).toEqual([]);
});

test('what is cleared is gone, and what is both given and cleared is refused', async () => {
  const list = await createWishlist(owner);
  const id = await addItem(owner, list.id, {
    link: 'https://example.org/lamp',
    note: 'The green one',
    price: { amount: '49.90', currency: 'EUR' },
  });
  const fields = 'link note price { amount currency }';
  const cleared = await updateItem({ id, clear: ['LINK', 'NOTE', 'PRICE'] }, fields);
  expect(cleared.data?.updateWishlistItem.item).toEqual({ link: null, note: null, price: null });
  expect(codeOf(await updateItem({ id, note: 'x', clear: ['NOTE'] }))).toBe('BAD_USER_INPUT');
});

test('the hundredth item is the last', async () => {
  const list = await createWishlist(owner);
  await runSql(
    app,
    `insert into wishlist_item (id, account_id, wishlist_id, position, name, created_at)
     select 'itm_' || n, account_id, id, 'a' || lpad(n::text, 3, '0'), 'Thing ' || n, now()
       from wishlist, generate_series(1, 100) n where id = $1`,
    [list.id],
  );
  const { errors } = await owner.ask(
    `mutation { addWishlistItem(input: { wishlistId: "${list.id}", name: "One more" }) { item { id } } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'wishlistItems', limit: 100, actual: 101 },
  });
});
