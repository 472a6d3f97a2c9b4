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

const rejectionFragment =
  'fragment U on PendingUpload { status target { url } rejection { code isRetryable } }';

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
  const complete = (id: string, recipes?: object[], expiresIn?: string) =>
    completeImageUpload(client, id, recipes, expiresIn);

  /** Keys of what is stored for it. */
  const listKeysOf = async (uploadId: string) => {
    const [row] = await runSql<{ prefix: string }>(
      bed.app,
      'select prefix from pending_upload where id = $1',
      [uploadId],
    );
    return (await bed.listKeys()).filter((key) => key.startsWith(row!.prefix));
  };

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

  test('until then there is no image, and its life has not begun', async () => {
    const { upload, target } = await create(picture);
    const hoursTo = (date: string) => Math.round((Date.parse(date) - Date.now()) / 3_600_000);
    expect(target).toMatchObject({ method: 'PUT', headers: [{ name: 'Content-Type', value: 'image/jpeg' }] });
    expect([upload.status, hoursTo(upload.expiresAt), hoursTo(target.expiresAt)]).toEqual([
      'AWAITING_BYTES',
      24,
      1,
    ]);
    expect(await client.get('{ images { nodes { id } } }')).toEqual({ images: { nodes: [] } });
    await putBytes(target, picture);
    const { image } = (await complete(upload.id, [], 'P3D')).data!.completeImageUpload;
    const { image: ready } = await client.get<{ image: { expiresAt: string } }>(
      `{ image(id: "${image.id}") { status expiresAt byteSize mimeType width sha256 } }`,
    );
    expect(ready).toMatchObject({
      status: 'READY',
      byteSize: picture.length,
      mimeType: 'image/jpeg',
      width: 64,
    });
    expect(hoursTo(ready.expiresAt)).toBe(72);
    const used = `{ node(id: "${upload.id}") { ... on PendingUpload { filename mimeType byteSize status target { url } } } }`;
    expect(await client.get(used)).toEqual({
      node: {
        filename: 'picture.jpg',
        mimeType: 'image/jpeg',
        byteSize: picture.length,
        status: 'USED',
        target: null,
      },
    });
  });

  test('the URL can be PUT to again until it is completed: the last bytes count', async () => {
    const last = Buffer.from(picture);
    last.set([0x11], 30);
    const { upload, target } = await create();
    expect((await putBytes(target, last)).status).toBe(200);
    expect((await putBytes(target, picture)).status).toBe(200);
    const { image } = (await complete(upload.id)).data!.completeImageUpload;
    const { image: ready } = await client.get<{ image: { url: string } }>(
      `{ image(id: "${image.id}") { url } }`,
    );
    const readOriginal = async () => Buffer.from(await (await fetch(ready.url)).arrayBuffer());
    expect((await readOriginal()).equals(picture)).toBe(true);
    // What comes after that changes nothing, and is swept.
    const late = await putBytes(target, last);
    expect(late.status).toBe(name === 'disk' ? 410 : 200);
    expect((await readOriginal()).equals(picture)).toBe(true);
    const rows = await bed.listRows(image.id);
    expect(rows.filter((key) => key.endsWith('/upload'))).toEqual([]);
  });

  test('completing without bytes, or with too few, says so, and the upload goes on', async () => {
    const { upload, target } = await create();
    const early = await complete(upload.id);
    expect(early.errors).toMatchObject([
      {
        path: ['completeImageUpload'],
        extensions: {
          code: 'UPLOAD_INCOMPLETE',
          params: { expected: picture.length, actual: 0 },
        },
      },
    ]);
    const short = await putBytes(target, picture.subarray(0, 100));
    expect(short.status).toBe(bed.checksRequests ? 400 : 200);
    expect(codeOf(await complete(upload.id))).toBe('UPLOAD_INCOMPLETE');
    await putBytes(target, picture);
    expect((await complete(upload.id)).data?.completeImageUpload.image.status).toBe('READY');
  });

  const refused: [string, string, Uint8Array][] = [
    ['a drawing', 'UNSUPPORTED_IMAGE', makeSvg()],
    ['half a picture', 'CORRUPT_IMAGE', picture.subarray(0, picture.length / 2)],
    ['too many pixels', 'TOO_MANY_PIXELS', makeBlankPng(1001, 1000)],
  ];
  test.each(refused)('%s is REJECTED for good, with %s, and leaves no object', async (_what, code, bytes) => {
    const { upload, target } = await create(bytes, { clientId: 'refused' });
    await putBytes(target, bytes);
    for (const _again of [1, 2]) {
      const answer = await complete(upload.id);
      expect([codeOf(answer), answer.data]).toEqual([code, { completeImageUpload: null }]);
    }
    expect(
      await client.get(`{ images { nodes { id } } node(id: "${upload.id}") { ...U } } ${rejectionFragment}`),
    ).toEqual({
      images: { nodes: [] },
      node: { status: 'REJECTED', target: null, rejection: { code, isRetryable: false } },
    });
    expect(await listKeysOf(upload.id)).toEqual([]);
    // Its name stands for it as long as the same is announced again, and is free for a picture.
    const again = (await createUpload(client, bytes, { clientId: 'refused' })).data!.createUpload;
    expect(again).toMatchObject({
      upload: { id: upload.id, status: 'REJECTED', target: null },
      wasKnown: true,
    });
    const uploaded = await client.upload(picture, { clientId: 'refused' });
    expect(uploaded.data?.uploadImage.image.id).toMatch(/^img_/);
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
    const { upload, target } = await create();
    await putBytes(target, picture);
    const answers = await Promise.all([1, 2, 3].map(() => complete(upload.id, recipes)));
    answers.push(await complete(upload.id, recipes));
    const { image } = answers[0]!.data!.completeImageUpload;
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

  const announceAgain = async (bytes = picture) =>
    (await createUpload(client, bytes, { clientId: 'mine' })).data!.createUpload;

  test('a clientId seen before answers with its upload: to go on with, or used', async () => {
    const first = await announceAgain();
    const renewed = await announceAgain();
    expect([first.wasKnown, renewed.wasKnown]).toEqual([false, true]);
    expect(renewed.upload.id).toBe(first.upload.id);
    await putBytes(renewed.upload.target!, picture);
    const { image, wasKnown } = (await complete(first.upload.id)).data!.completeImageUpload;
    expect(wasKnown).toBe(false);
    expect(await announceAgain()).toMatchObject({
      upload: { id: first.upload.id, status: 'USED', target: null },
      wasKnown: true,
    });
    expect((await complete(first.upload.id)).data!.completeImageUpload).toMatchObject({
      image: { id: image.id },
      wasKnown: true,
    });
    expect((await client.upload(picture, { clientId: 'mine' })).data?.uploadImage.image.id).toBe(image.id);
    // Also when the upload is not known any more.
    await runSql(bed.app, 'delete from pending_upload where id = $1', [first.upload.id]);
    const anew = await announceAgain();
    expect(anew).toMatchObject({ upload: { status: 'USED', target: null }, wasKnown: true });
    expect((await complete(anew.upload.id)).data?.completeImageUpload.image.id).toBe(image.id);
  });

  test('a clientId is CONFLICT for other bytes and another size, whichever way they come', async () => {
    const same = Buffer.from(picture);
    same.set([0x11], 30);
    const conflict = { code: 'CONFLICT', params: { argument: 'input.clientId', limit: picture.length } };
    const { upload, target } = await create(picture, { clientId: 'mine' });
    expect((await createUpload(client, other, { clientId: 'mine' })).errors?.[0]?.extensions).toMatchObject(
      conflict,
    );
    // What was sent another way first is what it stands for.
    const { image } = (await client.upload(picture, { clientId: 'mine' })).data!.uploadImage;
    await putBytes(target, same);
    expect((await complete(upload.id)).errors?.[0]?.extensions).toMatchObject(conflict);
    await putBytes(target, picture);
    expect((await complete(upload.id)).data!.completeImageUpload).toMatchObject({
      image: { id: image.id },
      wasKnown: true,
    });
    for (const bytes of [other, same])
      expect((await client.upload(bytes, { clientId: 'mine' })).errors?.[0]?.extensions).toMatchObject(
        conflict,
      );
    expect((await createUpload(client, other, { clientId: 'mine' })).errors?.[0]?.extensions).toMatchObject(
      conflict,
    );
    expect(
      (await client.get<{ images: { nodes: object[] } }>('{ images { nodes { id } } }')).images.nodes,
    ).toHaveLength(1);
  });

  test('an upload that is given up takes nothing any more, and frees what it held', async () => {
    const { upload, target } = await create(picture, { clientId: 'mine' });
    await putBytes(target, picture);
    const give = (ids: string[]) =>
      client.get(
        'mutation ($ids: [ID!]!) { cancelUploads(input: { ids: $ids }) { canceledIds notFoundIds } }',
        { ids },
      );
    expect(await give([upload.id, 'upl_x'])).toEqual({
      cancelUploads: { canceledIds: [upload.id], notFoundIds: ['upl_x'] },
    });
    expect(codeOf(await complete(upload.id))).toBe('CANCELED');
    expect(await listKeysOf(upload.id)).toEqual([]);
    expect(await client.get('{ viewer { usage { storedBytes } } }')).toEqual({
      viewer: { usage: { storedBytes: 0 } },
    });
    expect((await announceAgain(other)).wasKnown).toBe(false);
  });

  test("somebody else's upload is not there", async () => {
    const { upload, target } = await create();
    await putBytes(target, picture);
    const stranger = await bed.openClient();
    expect(codeOf(await completeImageUpload(stranger, upload.id))).toBe('NOT_FOUND');
    expect((await complete(upload.id)).data?.completeImageUpload.image.status).toBe('READY');
  });
});
