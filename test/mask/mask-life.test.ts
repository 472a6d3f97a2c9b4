import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countEndings, everSince } from '../../src/services/keeping/count-endings.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, createUpload, putBytes } from '../presigned.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import { askMask, createMask, dab, type MaskAnswer, sendMask, updateMask } from './mask-client.ts';

const size = { width: 96, height: 64 };
const picture = await makePicture(size);
const env = { ADMIN_KEY: 'an-admin-key-of-enough-letters' };

let app: TestApp;
let client: TestClient;
/** Moves the clock of the app ahead. */
let aheadMs = 0;

beforeAll(async () => {
  app = await startTestApp({ env, work: false, now: () => new Date(Date.now() + aheadMs) });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

async function addImage(): Promise<string> {
  return (await client.upload(picture)).data!.uploadImage.image.id;
}

const readBytes = async () =>
  (await client.get<{ viewer: { usage: { storedBytes: number } } }>('{ viewer { usage { storedBytes } } }'))
    .viewer.usage.storedBytes;

describe('what a mask holds', () => {
  test('counts as stored: its picture, and 5 bytes a point', async () => {
    const imageId = await addImage();
    const before = await readBytes();
    const { data } = await sendMask(client, picture, { imageId });
    const { id, url } = data!.createMask.mask;
    const [base] = await runSql<{ bytes: number }>(
      app,
      'select byte_size as bytes from stored_object where key = (select base_key from mask where id = $1)',
      [id],
    );
    expect(await readBytes()).toBe(before + base!.bytes);
    await updateMask(client, {
      id,
      baseVersion: 1,
      addStrokes: [{ ...dab('a', 0, 0), points: [0, 0, 0.5, 0.5, 1, 1] }],
    });
    expect(await readBytes()).toBe(before + base!.bytes + 15);
    await fetch(url).then((response) => response.arrayBuffer());
    expect(await readBytes()).toBeGreaterThan(before + base!.bytes + 15);
  });

  test('can be read by an account that has no room, and is not kept then', async () => {
    const imageId = await addImage();
    const { id, url } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
    const fill = (bytes: number) =>
      runSql(app, 'update account_usage set stored_bytes = stored_bytes + $1', [bytes]);
    await fill(1e12);
    expect((await fetch(url)).status).toBe(200);
    await fill(-1e12);
    expect(await runSql(app, "select key from stored_object where key like '%' || $1 || '%'", [id])).toEqual(
      [],
    );
  });

  test('an image has no more than 50 of', async () => {
    const imageId = await addImage();
    for (let i = 0; i < 50; i++) await createMask(client, { imageId });
    const { errors } = await askMask(client, { imageId });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      params: { quota: 'masks', limit: 50, actual: 51 },
    });
  });
});

describe('with its image', () => {
  const found = async (id: string) =>
    (await client.ask(`{ mask(id: "${id}") { id } }`)).errors?.[0]?.extensions.code;

  test('a mask hides and comes back', async () => {
    const imageId = await addImage();
    const { id, url } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
    await client.get(`mutation { deleteImages(input: { ids: ["${imageId}"] }) { deletedIds } }`);
    expect(await found(id)).toBe('GONE');
    expect((await fetch(url)).status).toBe(410);
    await client.get(`mutation { restoreImages(input: { ids: ["${imageId}"] }) { images { id } } }`);
    expect(await found(id)).toBeUndefined();
    expect((await fetch(url)).status).toBe(200);
  });

  test('a mask ends to the second', async () => {
    const { data } = await client.upload(picture, { expiresIn: 'PT1H' });
    const imageId = data!.uploadImage.image.id;
    const { id } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
    aheadMs = 3_600_000;
    expect(await found(id)).toBe('GONE');
    expect((await askMask(client, { imageId })).errors?.[0]?.extensions.code).toBe('GONE');
    aheadMs = 0;
  });

  test('a purge removes all that is of it, and of one that was deleted by itself', async () => {
    const before = await readBytes();
    const [kept, gone] = [await addImage(), await addImage()];
    const masks: MaskAnswer[] = [];
    for (const imageId of [kept, gone]) {
      const { data } = await sendMask(client, picture, { imageId, strokes: [dab('a', 0.5, 0.5)] });
      masks.push(data!.createMask.mask);
      await fetch(data!.createMask.mask.url).then((response) => response.arrayBuffer());
    }
    await client.get(`mutation { deleteImages(input: { ids: ["${gone}"] }) { deletedIds } }`);
    await client.get(`mutation { deleteMasks(input: { ids: ["${masks[0]!.id}"] }) { deletedIds } }`);
    aheadMs = 11 * 60_000;
    const { counts } = await countEndings(
      app.contexts.forSystem(),
      everSince,
      app.contexts.forSystem().now(),
    );
    const removed = await purgeNow(app);
    expect(removed).toMatchObject({ images: 1, masks: 1 });
    // What is planned is what is removed: of the mask its base, and what was read of it.
    expect(counts).toEqual(removed);
    const [left] = await runSql<{ rows: string }>(
      app,
      `select (select count(*) from mask where id = any($1)) + (select count(*) from mask_stroke where mask_id = any($1))
         + (select count(*) from mask_version where mask_id = any($1))
         + (select count(*) from stored_object where key like any(select '%' || id || '%' from unnest($1::text[]) id)) as rows`,
      [masks.map(({ id }) => id)],
    );
    expect(left!.rows).toBe('0');
    const objects: string[] = [];
    for await (const { key } of app.contexts.forSystem().storage.list('')) objects.push(key);
    expect(objects.filter((key) => masks.some(({ id }) => key.includes(id)))).toEqual([]);
    aheadMs = 0;
    const [image] = await runSql<{ bytes: number }>(
      app,
      'select sum(byte_size) as bytes from stored_object where image_id = $1',
      [kept],
    );
    expect(await readBytes()).toBe(before + Number(image!.bytes));
  });
});

test('the name of an upload that has become a mask is taken as long as that can be restored', async () => {
  const imageId = await addImage();
  const announced = { mimeType: 'image/jpeg', clientId: 'cup' };
  const { upload, target } = await announceUpload(client, picture, announced);
  await putBytes(target, picture);
  const { id } = await createMask(client, { imageId, uploadId: upload.id });
  const announceAgain = async () => (await createUpload(client, picture, announced)).data!.createUpload;
  await client.get(`mutation { deleteMasks(input: { ids: ["${id}"] }) { deletedIds } }`);
  expect(await announceAgain()).toMatchObject({ upload: { id: upload.id, status: 'USED' }, wasKnown: true });
  aheadMs = 11 * 60_000;
  expect(await purgeNow(app)).toMatchObject({ masks: 1 });
  expect(await announceAgain()).toMatchObject({ upload: { status: 'AWAITING_BYTES' }, wasKnown: false });
  aheadMs = 0;
});

test('a job whose mask is gone meanwhile fails for good, unless another is made of the same', async () => {
  const imageId = await addImage();
  const request = async (x: number) => {
    const { id: maskId } = await createMask(client, { imageId, strokes: [dab('a', x, 0.5)] });
    const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
      'mutation ($input: ProcessImageInput!) { processImage(input: $input) { job { id } } }',
      { input: { imageId, recipe: { masks: [{ maskId, mode: 'KEEP' }] } } },
    );
    await client.get(`mutation { deleteMasks(input: { ids: ["${maskId}"] }) { deletedIds } }`);
    return processImage.job.id;
  };
  const jobs = [await request(0.2), await request(0.5)];
  await createMask(client, { imageId, strokes: [dab('b', 0.5, 0.5)] });
  // Also where the one that was named is no more.
  aheadMs = 11 * 60_000;
  expect(await purgeNow(app)).toMatchObject({ masks: 2 });
  aheadMs = 0;
  const worker = await startTestApp({ beside: app, serve: false, env });
  const ended = jobs.map(async (id) => {
    await watchToEnd(client, id);
    const { job } = await client.get<{ job: object }>(
      `{ job(id: "${id}") { status attempt error { code isRetryable } } }`,
    );
    return job;
  });
  expect(await Promise.all(ended)).toEqual([
    { status: 'FAILED', attempt: 1, error: { code: 'NOT_FOUND', isRetryable: false } },
    { status: 'SUCCEEDED', attempt: 1, error: null },
  ]);
  await worker.close();
});
