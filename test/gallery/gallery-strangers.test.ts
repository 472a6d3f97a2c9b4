import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';
import {
  addImage,
  codeOf,
  createGallery,
  createLink,
  idsIn,
  look,
  move,
  openStranger,
  sendAsGuest,
} from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false, env: { MAX_STORED_BYTES: '10MB' } });
  owner = await signUp(app.url);
  stranger = openStranger(app);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const askInput = (mutation: string, type: string, answer: string, input: object, client = owner) =>
  client.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} } }`, { input });

describe('the name that a picture has on a guest’s phone', () => {
  const secret = 'Hospital_bill';
  interface Read {
    gallery: { images: { edges: { cursor: string; node: { id: string; filename: string } }[] } };
  }

  /** All that a visitor is told, cursors in the clear. */
  async function readAll(slug: string) {
    const { gallery } = await stranger.get<Read>(
      `query ($slug: String!) { gallery(slug: $slug) { images { edges { cursor node {
         id filename url(downloadAs: "{name}.{ext}") } } } } }`,
      { slug },
    );
    const { edges } = gallery.images;
    const cursors = edges.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString());
    return { edges, answer: `${JSON.stringify(edges)}${cursors}`.toLowerCase() };
  }

  test.each(['MANUAL', 'FILENAME', 'NEWEST'])('is told to no visitor in order %s', async (sort) => {
    const { id } = await createGallery(owner, { sort });
    const link = await createLink(owner, id, { upload: {} });
    for (let i = 0; i < 2; i++) await sendAsGuest(app, link, {}, { filename: `${secret}_${i}.jpg` });
    const { answer, edges } = await readAll(link.slug);
    expect(edges.map(({ node }) => node.filename).sort()).toEqual(['photo-1', 'photo-2']);
    expect(answer).not.toContain(secret.toLowerCase());
    expect(edges).toHaveLength(2);
  });

  test('nor of its copy', async () => {
    const { id } = await createGallery(owner);
    const link = await createLink(owner, id, { upload: {} });
    const sent = (await sendAsGuest(app, link, {}, { filename: `${secret}.jpg` })).data!.uploadImage.image.id;
    const other = await createGallery(owner, { visibility: 'UNLISTED', sort: 'FILENAME' });
    await owner.get(
      `mutation { copyImages(input: { ids: ["${sent}"], galleryId: "${other.id}" }) { notFoundIds } }`,
    );
    const { answer, edges } = await readAll(other.slug);
    expect(edges).toMatchObject([{ node: { filename: 'photo-1' } }]);
    expect(edges[0]!.node.id).not.toBe(sent);
    expect(answer).not.toContain(secret.toLowerCase());
  });
});

describe('what guests announce and do not send', () => {
  const announce = (slug: string, byteSize: number) =>
    askInput(
      'createUpload',
      'CreateUploadInput',
      'wasKnown',
      { filename: 'a.jpg', mimeType: 'image/jpeg', byteSize, link: { slug } },
      stranger,
    );
  const isFull = { code: 'QUOTA_EXCEEDED', params: { quota: 'full' } };

  test('is at most fifty of one link', async () => {
    const { id } = await createGallery(owner);
    const [one, other] = [
      await createLink(owner, id, { upload: {} }),
      await createLink(owner, id, { upload: {} }),
    ];
    await announce(one.slug, 1);
    await runSql(
      app,
      `insert into pending_upload select copy.* from pending_upload p, generate_series(1, 48) n,
         jsonb_populate_record(p, jsonb_build_object('id', 'upl_one_' || n, 'prefix', 'one' || n)) copy
       where p.via_link_id = $1`,
      [one.id],
    );
    expect((await announce(one.slug, 1)).errors).toBeUndefined();
    expect((await announce(one.slug, 1)).errors?.[0]?.extensions).toMatchObject(isFull);
    expect((await announce(other.slug, 1)).errors).toBeUndefined();
  });

  test('is at most half of what an account may announce, so that its owner can', async () => {
    const other = await signUp(app.url);
    const { id } = await createGallery(other);
    const many = await createLink(other, id, { upload: {} });
    await announce(many.slug, 1);
    await runSql(
      app,
      `insert into pending_upload select copy.* from pending_upload p, generate_series(1, 498) n,
         jsonb_populate_record(p, jsonb_build_object('id', 'upl_' || n, 'prefix', 'p' || n)) copy
       where p.via_link_id = $1`,
      [many.id],
    );
    expect((await announce((await createLink(other, id, { upload: {} })).slug, 1)).errors).toBeUndefined();
    const { slug } = await createLink(other, id, { upload: {} });
    expect((await announce(slug, 1)).errors?.[0]?.extensions).toMatchObject(isFull);
    await addImage(other, null);
    await other.close();
  });

  test('is at most a tenth of what an account may store', async () => {
    const other = await signUp(app.url);
    const { id } = await createGallery(other);
    const { slug } = await createLink(other, id, { upload: {} });
    expect((await announce(slug, 900_000)).errors).toBeUndefined();
    expect((await announce(slug, 100_001)).errors?.[0]?.extensions).toMatchObject(isFull);
    expect((await announce(slug, 100_000)).errors).toBeUndefined();
    await other.close();
  });
});

describe('bad input', () => {
  test.each([
    ['createGallery', 'CreateGalleryInput', { name: 'Lake', expiresIn: 'P9999999D' }],
    ['updateGallery', 'UpdateGalleryInput', { coverId: 'img_\0' }],
    ['updateGallery', 'UpdateGalleryInput', { expiresAt: '2099-01-01T00:00:00Z', neverExpires: true }],
    ['createGalleryLink', 'CreateGalleryLinkInput', { expiresIn: 'P9999999D' }],
    ['createGalleryLink', 'CreateGalleryLinkInput', { upload: { maxImages: 0 } }],
  ])('%s refuses %s %j', async (mutation, type, input) => {
    const { id } = await createGallery(owner);
    const named = mutation === 'createGallery' ? input : { ...input, [ofWhat[mutation]!]: id };
    expect(codeOf(await askInput(mutation, type, '__typename', named))).toBe('BAD_USER_INPUT');
  });
  const ofWhat: Record<string, string> = { updateGallery: 'id', createGalleryLink: 'galleryId' };

  test.each(['a\0b', '', 'x'.repeat(5000), "' or true --"])('no password opens %j', async (slug) => {
    const answer = await askInput('openLink', 'OpenLinkInput', 'pass', { slug, password: 'x' }, stranger);
    expect(codeOf(answer)).toBe('PASSWORD_REQUIRED');
  });

  const page = (slug: string, after: string) =>
    owner.ask(
      'query ($slug: String!, $after: String) { gallery(slug: $slug) { images(after: $after) { nodes { id } } } }',
      {
        slug,
        after,
      },
    );
  const encode = (cursor: unknown) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

  test.each([
    ['MANUAL', 'nonsense'],
    ['MANUAL', encode(['MANUAL', 'a0'])],
    ['MANUAL', encode(['FILENAME', 'a0', 'img_1'])],
    ['MANUAL', encode(['MANUAL', 'a\0', 'img_1'])],
    ['FILENAME', encode(['FILENAME', 'a', 'img_\0'])],
    ['NEWEST', encode(['NEWEST', 'yesterday', 'img_1'])],
  ])('of order %s the cursor %s is refused', async (sort, after) => {
    const { slug } = await createGallery(owner, { sort });
    expect(codeOf(await page(slug, after))).toBe('BAD_USER_INPUT');
  });
});

test('ids of another account are found by nothing', async () => {
  const other = await signUp(app.url);
  const [mine, theirs] = [await createGallery(owner), await createGallery(other)];
  const image = await addImage(owner, mine.id);
  const link = await createLink(owner, mine.id);
  const theirImage = await addImage(other, theirs.id);
  const asOther = (mutation: string, type: string, answer: string, input: object) =>
    askInput(mutation, type, answer, input, other);

  for (const [mutation, input] of [
    ['updateGallery', { id: mine.id, name: 'Mine now' }],
    ['deleteGallery', { id: mine.id }],
    ['restoreGallery', { id: mine.id }],
    ['createGalleryLink', { galleryId: mine.id }],
    ['updateGalleryLink', { id: link.id, label: 'x' }],
    ['revokeGalleryLink', { id: link.id }],
    ['moveImages', { ids: [theirImage], galleryId: mine.id }],
    ['copyImages', { ids: [theirImage], galleryId: mine.id }],
  ] as const) {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    expect([mutation, codeOf(await asOther(mutation, type, '__typename', input))]).toEqual([
      mutation,
      'NOT_FOUND',
    ]);
  }
  expect(
    codeOf(
      await asOther('updateGallery', 'UpdateGalleryInput', '__typename', { id: theirs.id, coverId: image }),
    ),
  ).toBe('BAD_USER_INPUT');
  const moved = await asOther('moveImages', 'MoveImagesInput', 'images { id } notFoundIds', {
    ids: [image, theirImage],
    galleryId: theirs.id,
  });
  expect(moved.data).toEqual({ moveImages: { images: [{ id: theirImage }], notFoundIds: [image] } });
  const copied = await asOther('copyImages', 'CopyImagesInput', 'images { id } notFoundIds', {
    ids: [image],
  });
  expect(copied.data).toEqual({ copyImages: { images: [], notFoundIds: [image] } });
  const extended = await asOther('extendImages', 'ExtendImagesInput', 'images { id } notFoundIds', {
    ids: [image],
    expiresIn: 'P1D',
  });
  expect(extended.data).toEqual({ extendImages: { images: [], notFoundIds: [image] } });
  await move(owner, { ids: [image], galleryId: mine.id });
  expect(idsIn(await look(owner, mine.slug))).toEqual([image]);
  await other.close();
});
