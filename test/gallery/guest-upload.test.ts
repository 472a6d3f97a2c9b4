import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import {
  addImage,
  codeOf,
  createGallery,
  createLink,
  idsIn,
  look,
  type MadeGallery,
  openStranger,
  sendAsGuest,
} from './gallery-bed.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let gallery: MadeGallery;

/** Odd enough to be found wherever they are told. */
const ownFigures = { MAX_IMAGES: '4711', MAX_STORED_BYTES: '987654321' };

beforeAll(async () => {
  app = await startTestApp({ work: false, env: ownFigures });
  owner = await signUp(app.url);
  stranger = openStranger(app);
  gallery = await createGallery(owner, { imageTtl: 'P9D' });
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

const paramsOf = ({ errors }: { errors?: { extensions: object }[] }) => errors?.[0]?.extensions;
const sameName = 'the same of sixteen letters';
const readLink = async (id: string) =>
  (
    await runSql<{ used_images: number; used_bytes: number }>(
      app,
      'select used_images, used_bytes from gallery_link where id = $1',
      [id],
    )
  )[0]!;
const newLink = (upload: object, input: object = {}) => createLink(owner, gallery.id, { upload, ...input });

test('a guest sends a picture, which is the owner’s, and is told nothing of what is theirs', async () => {
  const { slug } = await newLink({ imageTtl: 'P2D', needsApproval: true }, { label: 'For Ann' });
  const sent = await sendAsGuest(app, { slug }, { guestName: 'Bob', clientId: 'one of sixteen letters' });
  expect(sent.errors).toBeUndefined();
  const { image, jobs } = sent.data!.uploadImage;
  expect(jobs).toEqual([]);
  const { image: mine } = await owner.get<{ image: Record<string, unknown> }>(
    `{ image(id: "${image.id}") { filename guestName needsApproval clientId viaLink { label } gallery { id }
       createdAt expiresAt jobs { nodes { kind } } } }`,
  );
  expect(mine).toMatchObject({
    filename: 'IMG_0042.jpg',
    guestName: 'Bob',
    needsApproval: true,
    clientId: null,
    viaLink: { label: 'For Ann' },
    gallery: { id: gallery.id },
    jobs: { nodes: [{ kind: 'PREPARE_IMAGE' }] },
  });
  expect(Date.parse(mine.expiresAt as string) - Date.parse(mine.createdAt as string)).toBe(2 * 86_400_000);
  // Until it is approved nobody else sees it, and then by another name.
  expect(idsIn(await look(stranger, slug))).not.toContain(image.id);
  await owner.get(`mutation { approveImages(input: { ids: ["${image.id}"] }) { images { id } } }`);
  const seen = (await look(stranger, slug)).data?.gallery?.images.nodes.find(({ id }) => id === image.id);
  expect(seen?.filename).toBe('photo-1');
});

test('the same name of a guest answers as before, and is theirs in that link alone', async () => {
  const [one, two] = [await newLink({}), await newLink({})];
  await addImage(owner, null, { clientId: sameName });
  const first = await sendAsGuest(app, one, { clientId: sameName });
  const again = await sendAsGuest(app, one, { clientId: sameName });
  const elsewhere = await sendAsGuest(app, two, { clientId: sameName });
  expect(again.data!.uploadImage.image.id).toBe(first.data!.uploadImage.image.id);
  expect(elsewhere.data!.uploadImage.image.id).not.toBe(first.data!.uploadImage.image.id);
  expect((await readLink(one.id)).used_images).toBe(1);
  const other = await sendAsGuest(
    app,
    one,
    { clientId: sameName },
    { bytes: await makePicture({ width: 20 }) },
  );
  expect(codeOf(other)).toBe('CONFLICT');
});

test.each([
  { galleryId: 'gal_01h455vb4pex5vsknk084sn02q' },
  { recipes: [{ resize: { width: 10 } }] },
  { expiresIn: 'P1D' },
  { guestName: 'a\u0000b' },
  { clientId: 'guessable' },
])('%j does not go with a link', async (input) => {
  const { slug } = await newLink({});
  expect(codeOf(await sendAsGuest(app, { slug }, input))).toBe('BAD_USER_INPUT');
});

test('who has neither a key nor a link that takes pictures sends none', async () => {
  const { slug: looking } = await createLink(owner, gallery.id);
  expect(codeOf(await sendAsGuest(app, { slug: looking }))).toBe('CONFLICT');
  expect(codeOf(await sendAsGuest(app, { slug: gallery.slug }))).toBe('NOT_FOUND');
  const { slug } = await newLink({}, { password: 'right' });
  expect(codeOf(await sendAsGuest(app, { slug }))).toBe('PASSWORD_REQUIRED');
  const revoked = await newLink({});
  await owner.get(`mutation { revokeGalleryLink(input: { id: "${revoked.id}" }) { link { id } } }`);
  expect(codeOf(await sendAsGuest(app, revoked))).toBe('GONE');
});

test('a drop box shows nothing of what is in it', async () => {
  const { slug } = await newLink({}, { canSee: false });
  const sent = await sendAsGuest(app, { slug });
  expect(sent.data!.uploadImage.image.id).toMatch(/^img_/);
  const seen = await look(stranger, slug);
  expect(seen.data?.gallery).toMatchObject({
    imageCount: 0,
    images: { nodes: [] },
    access: { canSee: false },
  });
});

describe('a limit of a link', () => {
  test('of places holds for many who send at once', async () => {
    const link = await newLink({ maxImages: 10 });
    const answers = await Promise.all(
      Array.from({ length: 18 }, (_, i) => sendAsGuest(app, link, { clientId: `guest upload number ${i}` })),
    );
    const refused = answers.filter(({ errors }) => errors);
    expect(answers.length - refused.length).toBe(10);
    for (const answer of refused)
      expect(paramsOf(answer)).toMatchObject({
        code: 'QUOTA_EXCEEDED',
        params: { quota: 'linkImages', limit: 10, actual: 11 },
      });
    expect((await readLink(link.id)).used_images).toBe(10);
    // What is deleted gives nothing back.
    const sent = answers.find(({ data }) => data)!.data!.uploadImage.image.id;
    await owner.get(`mutation { deleteImages(input: { ids: ["${sent}"] }) { deletedIds } }`);
    expect(codeOf(await sendAsGuest(app, link))).toBe('QUOTA_EXCEEDED');
  });

  test('of bytes, in all and of one picture', async () => {
    const bytes = await makePicture({ width: 200, height: 200 });
    const link = await newLink({ maxBytes: 2 * bytes.length });
    const answers = await Promise.all([1, 2, 3].map(() => sendAsGuest(app, link, {}, { bytes })));
    expect(answers.filter(({ errors }) => errors).map(paramsOf)).toMatchObject([
      { code: 'QUOTA_EXCEEDED', params: { quota: 'linkBytes', limit: 2 * bytes.length } },
    ]);
    expect(await readLink(link.id)).toEqual({ used_images: 2, used_bytes: 2 * bytes.length });
    const small = await newLink({ maxImageBytes: bytes.length - 1 });
    const tooLarge = await sendAsGuest(app, small, {}, { bytes });
    expect(paramsOf(tooLarge)).toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { limit: bytes.length - 1 },
    });
  });

  test('is told before anything is sent', async () => {
    const { slug } = await newLink({ maxImages: 3, maxBytes: 1e6, maxImageBytes: 5e5 });
    await sendAsGuest(app, { slug });
    const { access } = (await look(stranger, slug)).data!.gallery!;
    expect(access).toMatchObject({ canUpload: true, imagesLeft: 2, maxImageBytes: 5e5 });
    expect(access.bytesLeft).toBeLessThan(1e6);
  });
});

describe('an upload that a guest announces', () => {
  const create = (link: object, byteSize: number, clientId?: string) =>
    stranger.ask<{ createUpload: { upload: { id: string; target: { url: string; headers: object[] } } } }>(
      `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { wasKnown upload {
        id status target { url headers { name value } } } } }`,
      { input: { filename: 'a.jpg', mimeType: 'image/jpeg', byteSize, clientId, link } },
    );
  const complete = (uploadId: string, link: object | null, client = stranger) =>
    client.ask<{
      completeImageUpload: { image: { id: string; filename: string }; jobs: object[]; wasKnown: boolean };
    }>(
      `mutation ($input: CompleteImageUploadInput!) { completeImageUpload(input: $input) {
        image { id filename } jobs { id } wasKnown } }`,
      { input: { uploadId, link } },
    );

  const put = (url: string, bytes: Uint8Array) =>
    fetch(url, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'image/jpeg' },
    });

  test('takes its place, and keeps it when it is completed', async () => {
    const bytes = await makePicture({ width: 64, height: 48 });
    const link = await newLink({ maxImages: 1 });
    const { slug } = link;
    const { upload } = (await create({ slug }, bytes.length)).data!.createUpload;
    expect(await readLink(link.id)).toEqual({ used_images: 1, used_bytes: bytes.length });
    expect(codeOf(await create({ slug }, bytes.length))).toBe('QUOTA_EXCEEDED');
    await put(upload.target.url, bytes);
    // It is completed by the way it was announced, and no other.
    expect(codeOf(await complete(upload.id, null))).toBe('UNAUTHENTICATED');
    expect(codeOf(await complete(upload.id, null, owner))).toBe('NOT_FOUND');
    expect(codeOf(await complete(upload.id, await newLink({}).then((other) => ({ slug: other.slug }))))).toBe(
      'NOT_FOUND',
    );
    const { data } = await complete(upload.id, { slug });
    expect(data?.completeImageUpload).toMatchObject({
      jobs: [],
      wasKnown: false,
      image: { filename: 'photo-1' },
    });
    expect((await complete(upload.id, { slug })).data?.completeImageUpload.wasKnown).toBe(true);
    expect(await readLink(link.id)).toEqual({ used_images: 1, used_bytes: bytes.length });
  });

  test('has a number of its own among those of its link, however many are on their way', async () => {
    const bytes = await makePicture({ width: 64, height: 48 });
    const { slug } = await newLink({});
    const uploads = [];
    for (let i = 0; i < 3; i++)
      uploads.push((await create({ slug }, bytes.length)).data!.createUpload.upload);
    const names: string[] = [];
    for (const { id, target } of uploads.slice(0, 2)) {
      await put(target.url, bytes);
      const { data } = await complete(id, { slug });
      names.push(data!.completeImageUpload.image.filename);
    }
    await owner.get(`mutation { cancelUploads(input: { ids: ["${uploads[2]!.id}"] }) { canceledIds } }`);
    await sendAsGuest(app, { slug });
    const seen = (await look(stranger, slug)).data!.gallery!.images.nodes.map(({ filename }) => filename);
    expect(names).toEqual(['photo-1', 'photo-2']);
    expect(seen).toEqual(expect.arrayContaining([...names, 'photo-3']));
  });

  test.each(['is refused', 'is given up', 'is purged'])('gives it back when it %s', async (how) => {
    const link = await newLink({ maxImages: 1 });
    const { slug } = link;
    const { upload } = (await create({ slug }, 9)).data!.createUpload;
    if (how === 'is given up')
      await owner.get(`mutation { cancelUploads(input: { ids: ["${upload.id}"] }) { canceledIds } }`);
    else if (how === 'is purged') await runSql(app, 'delete from pending_upload where id = $1', [upload.id]);
    else {
      await put(upload.target.url, Buffer.from('no image!'));
      expect(codeOf(await complete(upload.id, { slug }))).toBe('UNSUPPORTED_IMAGE');
    }
    expect(await readLink(link.id)).toEqual({ used_images: 0, used_bytes: 0 });
  });
});

test('what an owner holds is told to no guest, also when there is no more room', async () => {
  const link = await newLink({});
  const answers: unknown[] = [await look(stranger, link.slug)];
  for (const [column, value] of [
    ['images', 4711],
    ['stored_bytes', 987_654_321],
  ] as const) {
    const [before] = await runSql(app, `select ${column} as value from account_usage`);
    await runSql(app, `update account_usage set ${column} = $1`, [value]);
    const refused = await sendAsGuest(app, link);
    expect(paramsOf(refused)).toMatchObject({ code: 'QUOTA_EXCEEDED', params: { quota: 'full' } });
    answers.push(refused);
    await runSql(app, `update account_usage set ${column} = $1`, [before!.value]);
  }
  expect(JSON.stringify(answers)).not.toMatch(/4711|4712|98765/);
});
