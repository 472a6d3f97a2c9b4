import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import { addImage, codeOf, createGallery, idsIn, look, move, openStranger } from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { MAX_GALLERY_IMAGES: '7' } });
  owner = await signUp(app.url);
  stranger = openStranger(app);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const update = (input: object) =>
  owner.ask<{
    updateGallery: { gallery: { slug: string; expiresAt: string | null; revision: number } | null };
  }>(
    `mutation ($input: UpdateGalleryInput!) { updateGallery(input: $input) { gallery {
      slug expiresAt revision name note cover { id } } } }`,
    { input },
  );

test('a gallery is found by its owner, and by others only while it is not private', async () => {
  const { id, slug } = await createGallery(owner);
  const image = await addImage(owner, id);
  expect(slug).toMatch(/^[a-zA-Z0-9]{10}$/);
  expect(idsIn(await look(owner, slug))).toEqual([image]);
  expect(await look(stranger, slug)).toMatchObject({ data: { gallery: null } });
  await update({ id, visibility: 'UNLISTED' });
  const seen = await look(stranger, slug);
  expect(idsIn(seen)).toEqual([image]);
  expect(seen.data?.gallery?.access).toEqual({
    isOwner: false,
    canSee: true,
    canGetOriginals: false,
    canUpload: false,
    imagesLeft: null,
    bytesLeft: null,
    maxImageBytes: null,
    endsAt: null,
  });
  const before = slug;
  const { data } = await update({ id, newSlug: true });
  expect(await look(stranger, before)).toMatchObject({ data: { gallery: null } });
  expect(idsIn(await look(stranger, data!.updateGallery.gallery!.slug))).toEqual([image]);
});

test('what an address opens is asked for without a key by any client, and one that leads nowhere is null', async () => {
  for (const slug of ['0000000000', '0'.repeat(22), '', 'a\0b', 'x'.repeat(5000), "' or true --"])
    expect(await look(stranger, slug)).toMatchObject({ data: { gallery: null } });
});

interface Paged {
  gallery: { images: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
}

describe('order', () => {
  let gallery: { id: string; slug: string };
  let ids: string[];
  beforeAll(async () => {
    gallery = await createGallery(owner);
    ids = [];
    for (const filename of ['b10.jpg', 'B2.jpg', 'a1.jpg', 'ä3.jpg'])
      ids.push(await addImage(owner, gallery.id, { filename }));
  });
  const shown = async () => idsIn(await look(owner, gallery.slug));

  test('by hand new ones are last, and go where they are put', async () => {
    const [a, b, c, d] = ids as [string, string, string, string];
    expect(await shown()).toEqual([a, b, c, d]);
    await move(owner, { ids: [d, c], galleryId: gallery.id, before: a });
    expect(await shown()).toEqual([d, c, a, b]);
    await move(owner, { ids: [d], galleryId: gallery.id });
    expect(await shown()).toEqual([c, a, b, d]);
    for (const before of [d, await addImage(owner, null)])
      expect(
        codeOf(
          await owner.ask(
            'mutation ($input: MoveImagesInput!) { moveImages(input: $input) { notFoundIds } }',
            {
              input: { ids: [d], galleryId: gallery.id, before },
            },
          ),
        ),
      ).toBe('BAD_USER_INPUT');
    await move(owner, { ids: [a, b, c, d], galleryId: gallery.id });
  });

  test('by name numbers count by their value, and by age the newest is first', async () => {
    const [b10, b2, a1, a3] = ids;
    await update({ id: gallery.id, sort: 'FILENAME' });
    expect(await shown()).toEqual([a1, a3, b2, b10]);
    await update({ id: gallery.id, sort: 'NEWEST' });
    expect(await shown()).toEqual([a3, a1, b2, b10]);
    await update({ id: gallery.id, sort: 'MANUAL' });
  });

  test.each(['MANUAL', 'FILENAME', 'NEWEST'])('pages follow one another in order %s', async (sort) => {
    await update({ id: gallery.id, sort });
    const all = await shown();
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { gallery: page }: Paged = await owner.get<Paged>(
        `query ($slug: String!, $after: String) { gallery(slug: $slug) { images(first: 3, after: $after) {
          nodes { id } pageInfo { endCursor hasNextPage } } } }`,
        { slug: gallery.slug, after },
      );
      paged.push(...page.images.nodes.map(({ id }) => id));
      after = page.images.pageInfo.hasNextPage ? page.images.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all);
  });

  test('keys that have grown long are made anew, and nothing changes its place', async () => {
    const [a, b, c, d] = ids as [string, string, string, string];
    await update({ id: gallery.id, sort: 'MANUAL' });
    await move(owner, { ids: [a, b, c, d], galleryId: gallery.id });
    await runSql(app, "update image set position = 'a0' || repeat('V', 33) where id = $1", [a]);
    await runSql(app, "update image set position = 'a0' || repeat('V', 34) where id = $1", [b]);
    await move(owner, { ids: [d], galleryId: gallery.id, before: b });
    expect(await shown()).toEqual([a, d, b, c]);
    const [{ longest } = { longest: 99 }] = await runSql<{ longest: number }>(
      app,
      'select max(length(position)) as longest from image where gallery_id = $1',
      [gallery.id],
    );
    expect(longest).toBeLessThan(5);
  });
});

test('a copy has the bytes and a life of its own', async () => {
  const { id, slug } = await createGallery(owner, { imageTtl: 'P3D' });
  const image = await addImage(owner, null, { expiresIn: 'PT1H' });
  const { copyImages } = await owner.get<{ copyImages: { images: { id: string; sha256: string }[] } }>(
    `mutation { copyImages(input: { ids: ["${image}", "${image}"], galleryId: "${id}" }) {
      images { id sha256 expiresAt url } notFoundIds } }`,
  );
  const [copy] = copyImages.images;
  expect(copyImages.images).toHaveLength(1);
  expect(copy!.id).not.toBe(image);
  expect(idsIn(await look(owner, slug))).toEqual([copy!.id]);
  const source = await owner.get<{ image: { sha256: string; url: string } }>(
    `{ image(id: "${image}") { sha256 url } }`,
  );
  expect(copy!.sha256).toBe(source.image.sha256);
  await owner.get(`mutation { deleteImages(input: { ids: ["${image}"] }) { deletedIds } }`);
  const bytes = await fetch((copy as unknown as { url: string }).url);
  expect(bytes.status).toBe(200);
});

test('a gallery takes no more than it may, by uploads, moves and copies', async () => {
  const { id } = await createGallery(owner);
  const other = await createGallery(owner);
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push(await addImage(owner, id));
  const spare = [await addImage(owner, other.id), await addImage(owner, null)];
  const moveBoth = await owner.ask(
    'mutation ($input: MoveImagesInput!) { moveImages(input: $input) { notFoundIds } }',
    { input: { ids: spare, galleryId: id } },
  );
  expect(moveBoth.errors?.[0]?.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'galleryImages', limit: 7, actual: 8 },
  });
  const copyBoth = await owner.ask(
    'mutation ($input: CopyImagesInput!) { copyImages(input: $input) { notFoundIds } }',
    {
      input: { ids: spare, galleryId: id },
    },
  );
  expect(codeOf(copyBoth)).toBe('QUOTA_EXCEEDED');
  await addImage(owner, id);
  await expect(addImage(owner, id)).rejects.toThrow('galleryImages');
  // In their own gallery nothing is added.
  await move(owner, { ids, galleryId: id });
});

test('what galleries count is what there is, and the cover is one of it', async () => {
  const { id, slug } = await createGallery(owner);
  const [first, second] = [await addImage(owner, id), await addImage(owner, id)];
  await update({ id, coverId: second });
  const read = async () =>
    (
      await owner.get<{ gallery: { imageCount: number; cover: { id: string } | null; revision: number } }>(
        `{ gallery(slug: "${slug}") { imageCount cover { id } revision } }`,
      )
    ).gallery;
  const before = await read();
  expect(before).toMatchObject({ imageCount: 2, cover: { id: second } });
  await owner.get(`mutation { deleteImages(input: { ids: ["${second}"] }) { deletedIds } }`);
  const after = await read();
  expect(after).toMatchObject({ imageCount: 1, cover: { id: first } });
  expect(after.revision).toBeGreaterThan(before.revision);
  await runSql(app, "update image set expires_at = now() - interval '1 second' where id = $1", [first]);
  expect(await read()).toMatchObject({ imageCount: 0, cover: null });
});

test.each([
  { name: '' },
  { name: 'x'.repeat(201) },
  { name: 'a\u0007b' },
  { name: 'Lake', note: 'x'.repeat(2001) },
  { name: 'Lake', note: 'a\u202eb' },
  { name: 'Lake', clientId: '' },
])('createGallery refuses %j', async (input) => {
  const answer = await owner.ask(
    'mutation ($input: CreateGalleryInput!) { createGallery(input: $input) { gallery { id } } }',
    { input },
  );
  expect(codeOf(answer)).toBe('BAD_USER_INPUT');
});

test('a clientId answers with the same gallery', async () => {
  const [first, second] = [
    await createGallery(owner, { clientId: 'lake' }),
    await createGallery(owner, { clientId: 'lake' }),
  ];
  expect(second).toEqual(first);
});
