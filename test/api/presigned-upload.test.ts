import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestClient, watchToEnd } from '../client.ts';
import { makeBlankPng, makeSvg } from '../hostile-file.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, completeImageUpload, createUpload, putBytes, sendPresigned } from '../presigned.ts';
import { runSql } from '../sql.ts';
import { storageBeds } from '../storage-bed.ts';
import { codeOf, openUploadBed, type UploadBed } from './upload-bed.ts';

const picture = await makePicture({ width: 64, height: 48 });
const other = await makePicture({ width: 60, height: 40, format: 'png' });

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

  test('bytes that were PUT become an image, its jobs run, and its recipe is converted', async () => {
    const { image, jobs } = await sendPresigned(client, picture, {
      recipes: [{ output: { format: 'PNG' } }],
    });
    expect(image.status).toBe('READY');
    expect(jobs.map(({ kind }) => kind)).toEqual(['PREPARE_IMAGE', 'PROCESS_IMAGE']);
    for (const { id } of jobs) expect((await watchToEnd(client, id)).at(-1)?.status).toBe('SUCCEEDED');
    const { job } = await client.get<{
      job: { rendition: { url: string; mimeType: string; byteSize: number } };
    }>(`{ job(id: "${jobs[1]!.id}") { rendition { url mimeType byteSize } } }`);
    const response = await fetch(job.rendition.url);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect((await response.arrayBuffer()).byteLength).toBe(job.rendition.byteSize);
  });

  test('until then the image waits and its life has not begun', async () => {
    const { image, upload } = await create(picture, { expiresIn: 'P3D' });
    const hoursTo = (date: string) => Math.round((Date.parse(date) - Date.now()) / 3_600_000);
    expect(upload).toMatchObject({ method: 'PUT', headers: [{ name: 'Content-Type', value: 'image/jpeg' }] });
    expect([image.status, hoursTo(image.expiresAt), hoursTo(upload.expiresAt)]).toEqual([
      'AWAITING_BYTES',
      24,
      1,
    ]);
    await putBytes(upload, picture);
    await complete(image.id);
    const { image: ready } = await client.get<{
      image: { status: string; expiresAt: string; byteSize: number };
    }>(`{ image(id: "${image.id}") { status expiresAt byteSize mimeType width sha256 } }`);
    expect(ready).toMatchObject({
      status: 'READY',
      byteSize: picture.length,
      mimeType: 'image/jpeg',
      width: 64,
    });
    expect(hoursTo(ready.expiresAt)).toBe(72);
  });

  test('the URL can be PUT to again until it is completed: the last bytes count', async () => {
    const last = Buffer.from(picture);
    last.set([0x11], 30);
    const { image, upload } = await create();
    expect((await putBytes(upload, last)).status).toBe(200);
    expect((await putBytes(upload, picture)).status).toBe(200);
    await complete(image.id);
    const { image: ready } = await client.get<{ image: { url: string } }>(
      `{ image(id: "${image.id}") { url } }`,
    );
    const readOriginal = async () => Buffer.from(await (await fetch(ready.url)).arrayBuffer());
    expect((await readOriginal()).equals(picture)).toBe(true);
    // What comes after that changes nothing, and is swept.
    const late = await putBytes(upload, last);
    expect(late.status).toBe(name === 'disk' ? 410 : 200);
    expect((await readOriginal()).equals(picture)).toBe(true);
    const rows = await bed.listRows(image.id);
    expect(rows.filter((key) => key.endsWith('/upload'))).toEqual([]);
  });

  test('completing without bytes, or with too few, says so, and the upload goes on', async () => {
    const { image, upload } = await create();
    const early = await complete(image.id);
    expect(early.errors).toMatchObject([
      {
        path: ['completeImageUpload'],
        extensions: {
          code: 'UPLOAD_INCOMPLETE',
          params: { expected: picture.length, actual: 0 },
        },
      },
    ]);
    const short = await putBytes(upload, picture.subarray(0, 100));
    expect(short.status).toBe(bed.checksRequests ? 400 : 200);
    expect(codeOf(await complete(image.id))).toBe('UPLOAD_INCOMPLETE');
    await putBytes(upload, picture);
    expect((await complete(image.id)).data?.completeImageUpload.image.status).toBe('READY');
  });

  const refused: [string, string, Uint8Array][] = [
    ['a drawing', 'UNSUPPORTED_IMAGE', makeSvg()],
    ['half a picture', 'CORRUPT_IMAGE', picture.subarray(0, picture.length / 2)],
    ['too many pixels', 'TOO_MANY_PIXELS', makeBlankPng(1001, 1000)],
  ];
  test.each(refused)('%s is REJECTED for good, with %s, and leaves no object', async (_what, code, bytes) => {
    const { image, upload } = await create(bytes, { clientId: 'refused' });
    await putBytes(upload, bytes);
    for (const _again of [1, 2]) expect(codeOf(await complete(image.id))).toBe(code);
    const { image: rejected } = await client.get<{ image: object }>(
      `{ image(id: "${image.id}") { status url rejection { code isRetryable } } }`,
    );
    expect(rejected).toEqual({ status: 'REJECTED', url: null, rejection: { code, isRetryable: false } });
    expect(await bed.listRows(image.id)).toEqual([]);
    // Its name stands for it, as for one that is READY, until a multipart upload brings a picture.
    const again = await create(bytes, { clientId: 'refused' });
    expect(again.image).toMatchObject({ id: image.id, status: 'REJECTED' });
    const uploaded = await client.upload(picture, { clientId: 'refused' });
    expect(uploaded.data?.uploadImage.image.id).not.toBe(image.id);
  });

  test('another type than was announced is taken for what it is', async () => {
    const { image } = await sendPresigned(client, other, { mimeType: 'image/jpeg' });
    const { image: ready } = await client.get<{ image: object }>(
      `{ image(id: "${image.id}") { mimeType width } }`,
    );
    expect(ready).toEqual({ mimeType: 'image/png', width: 60 });
  });

  test('completing again, also at the same time, gives the same image and jobs', async () => {
    const recipes = [{ output: { format: 'PNG' } }];
    const { image, upload } = await create();
    await putBytes(upload, picture);
    const answers = await Promise.all([1, 2, 3].map(() => complete(image.id, recipes)));
    answers.push(await complete(image.id, recipes));
    const idsOf = ({ data }: (typeof answers)[number]) => data?.completeImageUpload.jobs.map(({ id }) => id);
    expect(idsOf(answers[0]!)).toHaveLength(2);
    for (const answer of answers) expect(idsOf(answer)).toEqual(idsOf(answers[0]!));
    expect((await bed.listRows(image.id)).filter((key) => key.endsWith('/original'))).toHaveLength(1);
    const [row] = await runSql<{ prefix: string }>(bed.app, 'select prefix from image where id = $1', [
      image.id,
    ]);
    // Those that were late left nothing behind.
    const originals = (await bed.listKeys()).filter((key) => key.endsWith('/original'));
    const known = await runSql<{ key: string }>(
      bed.app,
      "select key from stored_object where key like '%/original'",
    );
    expect(originals.sort()).toEqual(known.map(({ key }) => key).sort());
    expect(originals).toContain(`${row!.prefix}/original`);
  });

  test('a clientId seen before answers with its image: to go on with, or done', async () => {
    const first = await create(picture, { clientId: 'mine' });
    const renewed = await create(picture, { clientId: 'mine' });
    expect(renewed.image).toEqual(first.image);
    await putBytes(renewed.upload, picture);
    await complete(first.image.id);
    const done = await create(picture, { clientId: 'mine' });
    expect(done.image).toMatchObject({ id: first.image.id, status: 'READY' });
    // Its URL takes nothing: what came would count in nobody's quota.
    expect((await putBytes(done.upload, picture)).ok).toBe(false);
    expect(codeOf(await createUpload(client, other, { clientId: 'mine' }))).toBeUndefined();
    const uploaded = await client.upload(picture, { clientId: 'mine' });
    expect(uploaded.data?.uploadImage.image.id).toBe(first.image.id);
  });

  test('a clientId of an upload under way takes no other size, and multipart passes it by', async () => {
    const { image } = await create(picture, { clientId: 'mine' });
    expect(codeOf(await createUpload(client, other, { clientId: 'mine' }))).toBe('CONFLICT');
    const uploaded = await client.upload(picture, { clientId: 'mine' });
    expect(uploaded.data?.uploadImage.image.id).not.toBe(image.id);
    expect((await create(picture, { clientId: 'mine' })).image.id).toBe(uploaded.data?.uploadImage.image.id);
  });

  test("somebody else's upload is not there", async () => {
    const { image, upload } = await create();
    await putBytes(upload, picture);
    const stranger = await bed.openClient();
    expect(codeOf(await completeImageUpload(stranger, image.id))).toBe('NOT_FOUND');
    expect((await complete(image.id)).data?.completeImageUpload.image.status).toBe('READY');
  });
});
