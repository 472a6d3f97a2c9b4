import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { addImage, codeOf, createGallery, move } from '../gallery/gallery-bed.ts';
import { runSql } from '../sql.ts';
import { addItem, createWishlist } from './wishlist-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
  stranger = createTestClient(app.url);
});
afterAll(async () => {
  await owner.close();
  await stranger.close();
  await app.close();
});

const update = <T = { wishlist: Record<string, unknown> | null }>(input: object, fields = 'id') =>
  owner.ask<{ updateWishlist: T }>(
    `mutation ($input: UpdateWishlistInput!) { updateWishlist(input: $input) { wishlist { ${fields} } } }`,
    { input },
  );

const updateItem = (input: object, fields = 'id') =>
  owner.ask<{ updateWishlistItem: { item: Record<string, unknown> } }>(
    `mutation ($input: UpdateWishlistItemInput!) { updateWishlistItem(input: $input) { item { ${fields} } } }`,
    { input },
  );

const look = (client: TestClient, slug: string, fields = 'title items { id name }', pass?: string) =>
  client.ask<{ wishlist: Record<string, unknown> & { items: { id: string; name: string }[] } }>(
    `query ($slug: String!, $pass: String) { wishlist(slug: $slug, pass: $pass) { ${fields} } }`,
    { slug, pass },
  );

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

/** Null for one that is gone. */
async function readImage(id: string) {
  const { data } = await owner.ask<{ node: Record<string, unknown> | null }>(
    `{ node(id: "${id}") { ... on Image { id expiresAt ownExpiresAt gallery { id } item { id } } } }`,
  );
  return data?.node ?? null;
}

test('a clientId asks for a wishlist, and for an item, but once', async () => {
  const [first, again] = [
    await createWishlist(owner, { clientId: 'list-1' }),
    await createWishlist(owner, { clientId: 'list-1', title: 'Another' }),
  ];
  expect(again).toEqual(first);
  const item = await addItem(owner, first.id, { clientId: 'item-1' });
  expect(await addItem(owner, first.id, { clientId: 'item-1', name: 'Other' })).toBe(item);
  const other = await createWishlist(owner);
  const { errors } = await owner.ask(
    'mutation ($input: AddWishlistItemInput!) { addWishlistItem(input: $input) { item { id } } }',
    { input: { wishlistId: other.id, name: 'Tea', clientId: 'item-1' } },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', params: { argument: 'input.clientId' } });
});

test('what is private is nobody else’s, what is unlisted is everybody’s who has its address', async () => {
  const list = await createWishlist(owner);
  await addItem(owner, list.id, { name: 'Lamp' });
  expect((await look(stranger, list.slug)).data?.wishlist).toBeNull();
  await update({ id: list.id, visibility: 'UNLISTED' });
  expect((await look(stranger, list.slug)).data?.wishlist).toMatchObject({
    title: 'Birthday',
    items: [{ name: 'Lamp' }],
  });
  expect((await look(stranger, list.slug, 'isOwner hasPassword')).data?.wishlist).toEqual({
    isOwner: false,
    hasPassword: false,
  });
  await update({ id: list.id, newSlug: true });
  expect((await look(stranger, list.slug)).data?.wishlist).toBeNull();
});

test('a password is asked for, and one that changes ends what was opened with the one before', async () => {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  await update({ id: list.id, password: 'cake' });
  expect(codeOf(await look(stranger, list.slug))).toBe('PASSWORD_REQUIRED');
  const open = (password: string) =>
    stranger.ask<{ openLink: { pass: string } }>(
      `mutation { openLink(input: { slug: "${list.slug}", password: "${password}" }) { pass } }`,
    );
  expect(codeOf(await open('tart'))).toBe('PASSWORD_REQUIRED');
  const pass = (await open('cake')).data!.openLink.pass;
  expect((await look(stranger, list.slug, 'title', pass)).data?.wishlist).toEqual({ title: 'Birthday' });
  await update({ id: list.id, password: 'pie!' });
  expect(codeOf(await look(stranger, list.slug, 'title', pass))).toBe('PASSWORD_REQUIRED');
  await update({ id: list.id, noPassword: true });
  expect((await look(stranger, list.slug, 'title')).data?.wishlist).toEqual({ title: 'Birthday' });
  expect(JSON.stringify(await runSql(app, 'select * from wishlist'))).not.toContain('cake');
});

test('the reveal is no peephole: a day ahead at least, unless it is put off', async () => {
  const list = await createWishlist(owner);
  expect(codeOf(await update({ id: list.id, revealAt: hours(23) }))).toBe('BAD_USER_INPUT');
  expect((await update({ id: list.id, revealAt: hours(48) })).errors).toBeUndefined();
  expect(codeOf(await update({ id: list.id, revealAt: hours(2) }))).toBe('BAD_USER_INPUT');
  await runSql(app, "update wishlist set reveal_at = now() + interval '1 hour' where id = $1", [list.id]);
  expect(codeOf(await update({ id: list.id, revealAt: hours(0.5) }))).toBe('BAD_USER_INPUT');
  expect((await update({ id: list.id, revealAt: hours(3) })).errors).toBeUndefined();
  expect((await update({ id: list.id, noReveal: true })).errors).toBeUndefined();
  expect(codeOf(await update({ id: list.id, revealAt: hours(48), noReveal: true }))).toBe('BAD_USER_INPUT');
});

test('an item’s picture is in one place and has no end of its own', async () => {
  const gallery = await createGallery(owner);
  const image = await addImage(owner, gallery.id);
  const list = await createWishlist(owner, { expiresIn: 'P90D' });
  const item = await addItem(owner, list.id, { imageId: image });
  const inItem = await readImage(image);
  expect(inItem).toMatchObject({ gallery: null, item: { id: item }, ownExpiresAt: null });
  expect(Date.parse(inItem!.expiresAt as string)).toBeGreaterThan(Date.now() + 89 * 86_400_000);

  const second = await addItem(owner, list.id, { imageId: image });
  expect(await readImage(image)).toMatchObject({ item: { id: second } });

  await move(owner, { ids: [image], galleryId: gallery.id });
  const moved = await readImage(image);
  expect(moved).toMatchObject({ gallery: { id: gallery.id }, item: null });
  expect(Date.parse(moved!.ownExpiresAt as string)).toBeGreaterThan(Date.now() + 29 * 86_400_000);

  await updateItem({ id: second, imageId: image });
  await move(owner, { ids: [image], galleryId: null });
  const inLibrary = await readImage(image);
  expect(inLibrary).toMatchObject({ gallery: null, item: null });
  expect(inLibrary!.ownExpiresAt).not.toBeNull();
});

test('the life of an item’s picture is its wishlist’s: it is not extended by itself', async () => {
  const list = await createWishlist(owner);
  const image = await addImage(owner, null);
  await addItem(owner, list.id, { imageId: image });
  const { extendImages } = await owner.get<{ extendImages: object }>(
    `mutation { extendImages(input: { ids: ["${image}"], expiresIn: "P1D" }) { images { id } notFoundIds } }`,
  );
  expect(extendImages).toEqual({ images: [], notFoundIds: [image] });
  const end = hours(30);
  await update({ id: list.id, expiresAt: end });
  expect(await readImage(image)).toMatchObject({ expiresAt: end });
  await update({ id: list.id, neverExpires: true });
  expect(await readImage(image)).toMatchObject({ expiresAt: null });
});

test('a picture that another takes the place of is deleted, and restored it is in the library', async () => {
  const list = await createWishlist(owner);
  const [first, second] = [await addImage(owner, null), await addImage(owner, null)];
  const item = await addItem(owner, list.id, { imageId: first });
  const { data } = await updateItem({ id: item, imageId: second }, 'image { id }');
  expect(data?.updateWishlistItem.item).toEqual({ image: { id: second } });
  expect(await readImage(first)).toBeNull();
  await owner.get(`mutation { restoreImages(input: { ids: ["${first}"] }) { images { id } } }`);
  expect(await readImage(first)).toMatchObject({ item: null, gallery: null });
  await updateItem({ id: item, clear: ['IMAGE'] });
  expect(await readImage(second)).toBeNull();
});

test('a deleted picture that is restored is its item’s again', async () => {
  const list = await createWishlist(owner);
  const image = await addImage(owner, null);
  const item = await addItem(owner, list.id, { imageId: image });
  await owner.get(`mutation { deleteImages(input: { ids: ["${image}"] }) { deletedIds } }`);
  expect((await look(owner, list.slug, 'items { image { id } }')).data?.wishlist.items).toEqual([
    { image: null },
  ]);
  await owner.get(`mutation { restoreImages(input: { ids: ["${image}"] }) { images { id } } }`);
  expect(await readImage(image)).toMatchObject({ item: { id: item } });
});

test('deleted, a wishlist takes all with it, and brings all back', async () => {
  const list = await createWishlist(owner, { visibility: 'UNLISTED' });
  const image = await addImage(owner, null);
  await addItem(owner, list.id, { imageId: image });
  await addItem(owner, list.id, { name: 'Tea' });
  await owner.get(`mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`);
  expect(codeOf(await look(stranger, list.slug))).toBe('GONE');
  expect(await readImage(image)).toBeNull();
  const restored = await owner.get<{ restoreImages: { images: object[] } }>(
    `mutation { restoreImages(input: { ids: ["${image}"] }) { images { id } } }`,
  );
  expect(restored.restoreImages.images).toEqual([]);
  await owner.get(`mutation { restoreWishlist(input: { id: "${list.id}" }) { wishlist { id } } }`);
  expect((await look(stranger, list.slug, 'items { name image { id } }')).data?.wishlist.items).toEqual([
    { name: 'Kettle', image: { id: image } },
    { name: 'Tea', image: null },
  ]);
});

test('a deleted picture ends with the wishlist all the same, should it come back', async () => {
  const list = await createWishlist(owner);
  const image = await addImage(owner, null);
  await addItem(owner, list.id, { imageId: image });
  await owner.get(`mutation { deleteImages(input: { ids: ["${image}"] }) { deletedIds } }`);
  const end = hours(30);
  await update({ id: list.id, expiresAt: end });
  await owner.get(`mutation { restoreImages(input: { ids: ["${image}"] }) { images { id } } }`);
  expect(await readImage(image)).toMatchObject({ expiresAt: end });
});

test('what was to be cut out is cut out once it is back', async () => {
  const list = await createWishlist(owner);
  const image = await addImage(owner, null);
  const item = await addItem(owner, list.id, { imageId: image });
  const readJob = async () =>
    (
      await owner.get<{ node: { job: { status: string } } }>(
        `{ node(id: "${item}") { ... on WishlistItem { job { status } } } }`,
      )
    ).node.job.status;
  await owner.get(`mutation { deleteWishlist(input: { id: "${list.id}" }) { deletedId } }`);
  await owner.get(`mutation { restoreWishlist(input: { id: "${list.id}" }) { wishlist { id } } }`);
  expect(await readJob()).toBe('QUEUED');
  await owner.get(`mutation { deleteImages(input: { ids: ["${image}"] }) { deletedIds } }`);
  await owner.get(`mutation { restoreImages(input: { ids: ["${image}"] }) { images { id } } }`);
  expect(await readJob()).toBe('QUEUED');
});

test('every change that its owner makes raises its revision', async () => {
  const list = await createWishlist(owner);
  const read = async () =>
    (await look(owner, list.slug, 'revision')).data!.wishlist.revision as unknown as number;
  let last = await read();
  const rises = async (work: Promise<unknown>) => {
    await work;
    const now = await read();
    expect(now).toBeGreaterThan(last);
    last = now;
  };
  await rises(update({ id: list.id, title: 'Christmas' }));
  const item = addItem(owner, list.id);
  await rises(item);
  await rises(updateItem({ id: await item, weight: 2 }));
  await rises(owner.get(`mutation { moveWishlistItem(input: { id: "${await item}" }) { item { id } } }`));
  await rises(owner.get(`mutation { removeWishlistItem(input: { id: "${await item}" }) { itemId } }`));
});
