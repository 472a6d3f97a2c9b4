import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { addImage, codeOf, createGallery, idsIn, look, move, openStranger } from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  owner = await signUp(app.url);
  stranger = openStranger(app);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const update = (input: object) =>
  owner.get('mutation ($input: UpdateGalleryInput!) { updateGallery(input: $input) { gallery { id } } }', {
    input,
  });
const readImage = async (id: string) =>
  (
    await owner.get<{ image: { expiresAt: string; ownExpiresAt: string } }>(
      `{ image(id: "${id}") { expiresAt ownExpiresAt } }`,
    )
  ).image;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('ends', () => {
  test('an image ends with its gallery at the latest, and out of it by its own end', async () => {
    const { id, slug } = await createGallery(owner, { expiresIn: 'PT1H', imageTtl: 'P2D' });
    const image = await addImage(owner, id);
    const early = await addImage(owner, id, { expiresIn: 'PT10M' });
    const { gallery } = await owner.get<{ gallery: { expiresAt: string } }>(
      `{ gallery(slug: "${slug}") { expiresAt } }`,
    );
    const before = await readImage(image);
    expect(before.expiresAt).toBe(gallery.expiresAt);
    expect(Date.parse(before.ownExpiresAt) - Date.parse(before.expiresAt)).toBeGreaterThan(46 * 3_600_000);
    const { ownExpiresAt } = await readImage(early);
    expect((await readImage(early)).expiresAt).toBe(ownExpiresAt);

    await update({ id, neverExpires: true });
    expect(await readImage(image)).toEqual({ ...before, expiresAt: before.ownExpiresAt });
    const end = inAnHour();
    await update({ id, expiresAt: end });
    expect((await readImage(image)).expiresAt).toBe(end);
    const { moveImages } = await move(owner, { ids: [image] });
    expect(moveImages.images).toMatchObject([{ expiresAt: before.ownExpiresAt, gallery: null }]);
  });

  test('an image whose own end has passed is gone when it leaves what had kept it', async () => {
    const { id } = await createGallery(owner);
    const image = await addImage(owner, id);
    await runSql(
      app,
      "update image set own_expires_at = now() - interval '1 second', expires_at = now() + interval '1 hour' where id = $1",
      [image],
    );
    await move(owner, { ids: [image] });
    expect(codeOf(await owner.ask(`{ image(id: "${image}") { id } }`))).toBe('GONE');
  });

  test('extendImages says which are held back by their gallery', async () => {
    const { id } = await createGallery(owner, { expiresIn: 'P1D' });
    const [held, free] = [await addImage(owner, id), await addImage(owner, null)];
    const { extendImages } = await owner.get<{ extendImages: { heldBackIds: string[] } }>(
      'mutation ($ids: [ID!]!) { extendImages(input: { ids: $ids, expiresIn: "P20D" }) { images { id } heldBackIds } }',
      { ids: [held, free] },
    );
    expect(extendImages.heldBackIds).toEqual([held]);
    const { expiresAt } = await readImage(free);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(19.9 * 86_400_000);
    const tooLong = await owner.ask(
      `mutation { extendImages(input: { ids: ["${free}"], expiresIn: "P366D" }) { heldBackIds } }`,
    );
    expect(codeOf(tooLong)).toBe('BAD_USER_INPUT');
  });

  test('a gallery that has ended is GONE, whatever has been purged, and so are its images', async () => {
    const { id, slug } = await createGallery(owner, { visibility: 'UNLISTED' });
    const image = await addImage(owner, id);
    await update({ id, expiresAt: new Date(Date.now() - 1).toISOString() });
    for (const client of [owner, stranger]) expect(codeOf(await look(client, slug))).toBe('GONE');
    expect(codeOf(await owner.ask(`{ image(id: "${image}") { id } }`))).toBe('GONE');
    const { galleries } = await owner.get<{ galleries: { nodes: { id: string }[] } }>(
      '{ galleries(first: 100) { nodes { id } } }',
    );
    expect(galleries.nodes.map((one) => one.id)).not.toContain(id);
  });
});

test('a gallery comes back with the images that went with it, and its links do not', async () => {
  const { id, slug } = await createGallery(owner);
  const [kept, deleted] = [await addImage(owner, id), await addImage(owner, id)];
  const { createGalleryLink } = await owner.get<{ createGalleryLink: { link: { slug: string } } }>(
    `mutation { createGalleryLink(input: { galleryId: "${id}" }) { link { slug } } }`,
  );
  await owner.get(`mutation { deleteImages(input: { ids: ["${deleted}"] }) { deletedIds } }`);
  await owner.get(`mutation { deleteGallery(input: { id: "${id}" }) { deletedId } }`);
  expect(codeOf(await look(owner, slug))).toBe('GONE');
  // What went with its gallery comes back with it.
  const { restoreImages } = await owner.get<{ restoreImages: object }>(
    `mutation { restoreImages(input: { ids: ["${kept}"] }) { images { id } notFoundIds } }`,
  );
  expect(restoreImages).toEqual({ images: [], notFoundIds: [kept] });
  await owner.get(`mutation { restoreGallery(input: { id: "${id}" }) { gallery { id } } }`);
  expect(idsIn(await look(owner, slug))).toEqual([kept]);
  expect(codeOf(await look(stranger, createGalleryLink.link.slug))).toBe('GONE');
  const again = await owner.ask(`mutation { restoreGallery(input: { id: "${id}" }) { gallery { id } } }`);
  expect(codeOf(again)).toBe('NOT_FOUND');
});

test('the images of a gallery that is deleted without them go to the library', async () => {
  const { id } = await createGallery(owner, { expiresIn: 'PT1H' });
  const image = await addImage(owner, id);
  const { ownExpiresAt } = await readImage(image);
  await owner.get(`mutation { deleteGallery(input: { id: "${id}", images: KEEP }) { deletedId } }`);
  expect(await readImage(image)).toEqual({ expiresAt: ownExpiresAt, ownExpiresAt });
});
