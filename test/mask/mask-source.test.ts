import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, createUpload, putBytes } from '../presigned.ts';
import { runSql } from '../sql.ts';
import { type StorageBed, storageBeds } from '../storage-bed.ts';
import { askMask, createMask, dab, sendMask } from './mask-client.ts';

const upright = { width: 60, height: 90 };
const whole = await sharp(await makePicture(upright))
  .png()
  .toBuffer();
const larger = await makePicture({ width: 61, height: 90 });

describe.each(Object.keys(storageBeds))('on %s', (name) => {
  let bed: StorageBed;
  let app: TestApp;
  let client: TestClient;
  let imageId: string;

  beforeAll(async () => {
    bed = await storageBeds[name]!();
    app = await startTestApp({ env: bed.env });
    client = await signUp(app.url);
    const photo = await sharp(await makePicture({ width: 90, height: 60 }))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { data } = await client.upload(photo, { recipes: [{ removeBackground: {}, trim: {} }] });
    imageId = data!.uploadImage.image.id;
    for (const { id } of data!.uploadImage.jobs) await watchToEnd(client, id);
  });
  afterAll(async () => {
    await client.close();
    await app.close();
    await bed.close();
  });

  const readGrey = async (url: string) =>
    sharp(Buffer.from(await (await fetch(url)).arrayBuffer()))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });

  const grey = async (size: { width: number; height: number }) =>
    sharp(await makePicture(size))
      .greyscale()
      .png()
      .toBuffer();

  test('a mask is as large as the picture the right way up', async () => {
    const mask = await grey(upright);
    const { data } = await sendMask(client, mask, { imageId });
    const { url } = data!.createMask.mask;
    const sent = await sharp(mask).toColourspace('b-w').raw().toBuffer();
    // What is read first is made, and then what was made is read.
    for (let i = 0; i < 2; i++) expect((await readGrey(url)).data).toEqual(sent);
    const { errors } = await sendMask(client, await grey({ width: 90, height: 60 }), { imageId });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'MASK_SIZE_MISMATCH',
      params: { expectedWidth: 60, expectedHeight: 90, width: 90, height: 60 },
    });
  });

  test('a mask may be sent past the API', async () => {
    const bytes = await grey(upright);
    const { upload, target } = await announceUpload(client, bytes, { mimeType: 'image/png' });
    await putBytes(target, bytes);
    const { url } = await createMask(client, { imageId, uploadId: upload.id });
    expect((await readGrey(url)).data).toEqual(await sharp(bytes).toColourspace('b-w').raw().toBuffer());
  });

  test('two who use an upload at once have one mask of it, and whoever announces it again is told so', async () => {
    const bytes = await grey(upright);
    const announced = { mimeType: 'image/png', clientId: 'cup' };
    const { upload, target } = await announceUpload(client, bytes, announced);
    await putBytes(target, bytes);
    const use = () => askMask(client, { imageId, uploadId: upload.id });
    const made = (await Promise.all([use(), use(), use()])).map(({ data, errors }) => {
      expect(errors).toBeUndefined();
      return data!.createMask;
    });
    expect(new Set(made.map(({ mask }) => mask.id)).size).toBe(1);
    expect(made.map(({ wasKnown }) => wasKnown).toSorted()).toEqual([false, true, true]);
    const again = (await createUpload(client, bytes, announced)).data!.createUpload;
    expect(again).toMatchObject({ upload: { id: upload.id, status: 'USED', target: null }, wasKnown: true });
    expect((await use()).data!.createMask.mask.id).toBe(made[0]!.mask.id);
  });

  test('the alpha of a rendition begins a mask, before it is trimmed', async () => {
    const { image } = await client.get<{ image: { cutout: { id: string } } }>(
      `{ image(id: "${imageId}") { cutout { id } } }`,
    );
    const mask = await createMask(client, { imageId, renditionId: image.cutout.id });
    expect(mask).toMatchObject({ origin: 'MODEL', ...upright });
    const { data, info } = await readGrey(mask.url);
    expect([info.width, info.height]).toEqual([60, 90]);
    expect(Math.abs(data.filter((one) => one >= 128).length / data.length - mask.coverage)).toBeLessThan(
      0.002,
    );
  });

  test('the alpha of a rendition as hints says only what it is sure of', async () => {
    const { image } = await client.get<{ image: { cutout: { id: string } } }>(
      `{ image(id: "${imageId}") { cutout { id } } }`,
    );
    const { url } = await createMask(client, { imageId, renditionId: image.cutout.id, kind: 'HINTS' });
    const levels = new Set((await readGrey(url)).data);
    expect([...levels].filter((level) => ![0, 128, 255].includes(level))).toEqual([]);
  });

  test('many who read a mask first have it made once, and all are given it', async () => {
    const { id, url } = await createMask(client, { imageId, strokes: [dab('a', 0.3, 0.3)] });
    const answers = await Promise.all(Array.from({ length: 12 }, () => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const kept = await runSql(app, "select key from stored_object where key like '%' || $1 || '%'", [id]);
    expect(kept.length).toBe(1);
  });

  test.each([
    ['PNG at half of its width', 'url(width: 30)', 'image/png'],
    ['RLE', 'url(format: RLE)', 'application/json; charset=utf-8'],
    ['SVG', 'url(format: SVG)', 'image/svg+xml'],
  ])('a mask is read as %s', async (_what, field, type) => {
    const { id } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
    const { mask } = await client.get<{ mask: { url: string } }>(`{ mask(id: "${id}") { ${field} } }`);
    const response = await fetch(mask.url);
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([
      200,
      type.split(';')[0],
    ]);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(20);
  });
});

describe('what is refused', () => {
  let app: TestApp;
  let client: TestClient;
  let imageId: string;

  beforeAll(async () => {
    app = await startTestApp({ work: false, env: { MAX_UPLOAD_BYTES: '100KB' } });
    client = await signUp(app.url);
    imageId = (await client.upload(await makePicture(upright))).data!.uploadImage.image.id;
  });
  afterAll(async () => {
    await client.close();
    await app.close();
  });

  test.each([
    [
      'SVG',
      'UNSUPPORTED_IMAGE',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="90"/>'),
    ],
    ['a part of a PNG', 'CORRUPT_IMAGE', whole.subarray(0, whole.length / 2)],
    ['too many bytes', 'FILE_TOO_LARGE', Buffer.alloc(100_001)],
    ['another size', 'MASK_SIZE_MISMATCH', larger],
  ])('%s leaves no row, no object and no file', async (_what, code, bytes) => {
    const [before] = await count();
    const { errors } = await sendMask(client, bytes, { imageId });
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(await count()).toEqual([before, 0]);
  });

  async function count(): Promise<[object | undefined, number]> {
    const [rows] = await runSql(
      app,
      'select (select count(*) from mask) as masks, (select count(*) from stored_object) as objects',
    );
    const folders = await readdir(join(app.dataDir, 'tmp'), { recursive: true });
    return [rows, folders.filter((path) => path.includes('mask-')).length];
  }
});
