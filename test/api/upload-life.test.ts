import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestClient, watchToEnd } from '../client.ts';
import { sweepAsIfLater } from '../later-sweep.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, completeImageUpload, createUpload, putBytes } from '../presigned.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import { storageBeds } from '../storage-bed.ts';
import { codeOf, openUploadBed, type UploadBed } from './upload-bed.ts';

const picture = await makePicture({ width: 64, height: 48 });

describe.each(Object.keys(storageBeds))('on %s', (name) => {
  let bed: UploadBed;
  let client: TestClient;

  beforeAll(async () => {
    bed = await openUploadBed(name);
  });
  afterAll(() => bed.close());
  beforeEach(async () => {
    client = await bed.openClient();
  });

  const create = (bytes: Uint8Array = picture, input: object = {}) => announceUpload(client, bytes, input);
  const complete = (id: string, recipes?: object[]) => completeImageUpload(client, id, recipes);

  const listUploadKeys = async () => (await bed.listKeys()).filter((key) => key.endsWith('/upload'));

  const badInputs: [string, string, object][] = [
    ['no length', 'BAD_USER_INPUT', { byteSize: 0 }],
    ['a broken length', 'BAD_USER_INPUT', { byteSize: 1.5 }],
    ['a length below nothing', 'BAD_USER_INPUT', { byteSize: -(2 ** 31) }],
    ['too great a length', 'FILE_TOO_LARGE', { byteSize: 1_000_001 }],
    ['the greatest length there is', 'FILE_TOO_LARGE', { byteSize: Number.MAX_SAFE_INTEGER }],
    ['a length that no number is', 'BAD_USER_INPUT', { byteSize: 1e308 }],
    ['a type that is none', 'UNSUPPORTED_IMAGE', { mimeType: 'image/jpeg\r\nx: y' }],
    ['a type of no picture', 'UNSUPPORTED_IMAGE', { mimeType: 'text/html' }],
    ['a type with a NUL', 'UNSUPPORTED_IMAGE', { mimeType: 'image/png\0' }],
    ['a type of 10,000 letters', 'UNSUPPORTED_IMAGE', { mimeType: `image/${'x'.repeat(10_000)}` }],
    ['an empty clientId', 'BAD_USER_INPUT', { clientId: '' }],
  ];
  test.each(badInputs)('%s is %s', async (_what, code, input) => {
    expect(codeOf(await createUpload(client, picture, input))).toBe(code);
  });

  test.each(['P4D', `P${'9'.repeat(400)}D`])('a life of %s is BAD_USER_INPUT', async (expiresIn) => {
    const { upload } = await create();
    expect(codeOf(await completeImageUpload(client, upload.id, [], expiresIn))).toBe('BAD_USER_INPUT');
  });

  test('what is announced counts as stored, so that nobody announces more than he may store', async () => {
    await create(picture, { byteSize: 1_000_000 });
    const { viewer } = await client.get<{ viewer: { usage: object } }>(
      '{ viewer { usage { storedBytes images } } }',
    );
    expect(viewer.usage).toEqual({ storedBytes: 1_000_000, images: 0 });
    await create(picture, { byteSize: 1_000_000 });
    expect(codeOf(await createUpload(client, picture))).toBe('QUOTA_EXCEEDED');
  });

  test('an upload that nobody completes ends after a day, is GONE, and is purged with its bytes', async () => {
    const { upload, target } = await create();
    await putBytes(target, picture);
    const key = (await listUploadKeys())[0]!;
    expect(await bed.listKeys()).toContain(key);
    await runSql(
      bed.app,
      "update pending_upload set expires_at = now() - interval '1 second' where id = $1",
      [upload.id],
    );
    expect(codeOf(await complete(upload.id))).toBe('GONE');
    await purgeNow(bed.app);
    expect(await bed.listKeys()).not.toContain(key);
    expect(codeOf(await complete(upload.id))).toBe('NOT_FOUND');
    expect(await runSql(bed.app, 'select 1 from stored_object where key = $1', [key])).toEqual([]);
  });

  test('the sweep leaves what is awaited alone, and takes what comes after the completion', async () => {
    const { upload, target } = await create();
    await putBytes(target, picture);
    const key = (await listUploadKeys())[0]!;
    await sweepAsIfLater(bed.app);
    const { image, jobs } = (await complete(upload.id)).data!.completeImageUpload;
    // What a job is just storing has no row yet.
    for (const { id } of jobs) await watchToEnd(client, id);
    await bed.app.contexts.forSystem().storage.put(key, picture, { mimeType: 'image/jpeg' });
    await sweepAsIfLater(bed.app);
    const keys = await bed.listKeys();
    expect(keys).not.toContain(key);
    for (const kept of await bed.listRows(image.id)) expect(keys).toContain(kept);
  });
});
