import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSafeLink } from '../../src/services/wishlist/item-link.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { harmlessLinks, hostileLinks } from '../client/hostile-links.ts';
import { signUp, type TestClient } from '../client.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let list: { id: string; slug: string };

beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
  list = await createWishlist(owner);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

test.each(hostileLinks)('%j is refused, and none that may be drawn', async (link) => {
  const { errors } = await owner.ask(
    'mutation ($input: AddWishlistItemInput!) { addWishlistItem(input: $input) { item { id } } }',
    { input: { wishlistId: list.id, name: 'Lamp', link } },
  );
  expect(errors?.[0]?.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  expect(readSafeLink(link)).toBeNull();
});

test.each(harmlessLinks)('%j is taken as %j', async (link, href) => {
  const id = await addItem(owner, list.id, { link });
  const { node } = await owner.get<{ node: { link: string } }>(
    `{ node(id: "${id}") { ... on WishlistItem { link } } }`,
  );
  expect(node.link).toBe(href);
  expect(readSafeLink(node.link)?.href).toBe(href);
});
