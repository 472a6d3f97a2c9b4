import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPictureServer, findPicture } from '../../src/services/mask/mask-picture.ts';
import type { Imaging } from '../../src/tools/imaging/imaging.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, putBytes } from '../presigned.ts';
import { runSql } from '../sql.ts';
import { askMask, createMask, dab, sendMask, updateMask } from './mask-client.ts';

/** What is asked of the children for a mask, and what others do meanwhile. */
let app: TestApp;
let client: TestClient;
let imageId: string;
let asked: string[] = [];
let meanwhile: (() => Promise<unknown>) | null = null;

const watched = ['drawMask', 'measureMask', 'takeMask'] as const;

function watchWork(imaging: Imaging): Imaging {
  const watchedWork = watched.map((name) => {
    const work = imaging[name] as (...args: unknown[]) => Promise<unknown>;
    return [
      name,
      async (...args: unknown[]) => {
        asked.push(name);
        const before = meanwhile;
        meanwhile = null;
        await before?.();
        return work(...args);
      },
    ];
  });
  return { ...imaging, ...Object.fromEntries(watchedWork) };
}

beforeAll(async () => {
  app = await startTestApp({
    work: false,
    decorate: (tools) => ({ ...tools, imaging: watchWork(tools.imaging) }),
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});
beforeEach(async () => {
  imageId = (await client.upload(picture)).data!.uploadImage.image.id;
  asked = [];
});

const picture = await makePicture({ width: 96, height: 64 });
/** Larger than what is kept of it. */
const plain = await sharp(picture).png({ compressionLevel: 0 }).toBuffer();

/** Does it while the account has so much room left; default: none. */
async function withRoom<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  const { maxStoredBytes } = app.contexts.forSystem().config;
  const [usage] = await runSql<{ stored: number }>(app, 'select stored_bytes as stored from account_usage');
  const move = (by: number) => runSql(app, 'update account_usage set stored_bytes = stored_bytes + $1', [by]);
  const by = maxStoredBytes - usage!.stored - bytes;
  await move(by);
  return work().finally(() => move(-by));
}

test.each([
  ['that is kept', (work: () => Promise<void>) => work()],
  ['that there is no room for', (work: () => Promise<void>) => withRoom(0, work)],
])('a mask %s is drawn once for all who ask for it at once', async (_what, within) => {
  const { url } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
  asked = [];
  await within(async () => {
    const serve = createPictureServer();
    const found = await findPicture(app.contexts, new URL(url).pathname.replace('/masks/', ''));
    const served: object[] = [];
    const ask = () => serve(found!, async (one) => void served.push(one));
    await Promise.all(Array.from({ length: 6 }, ask));
    expect(served).toHaveLength(6);
    expect(new Set(served).size).toBe(1);
  });
  expect(asked).toEqual(['drawMask']);
  const left = () => readdir(join(app.dataDir, 'tmp'));
  await expect.poll(async () => (await left()).filter((name) => name.startsWith('mask-'))).toEqual([]);
});

test('whoever reads a mask slowly keeps nobody from drawing', async () => {
  const serve = createPictureServer();
  const release = Promise.withResolvers<void>();
  const masks = await Promise.all([1, 2].map(() => createMask(client, { imageId })));
  await withRoom(0, async () => {
    const reading = masks.map(async ({ url }) => {
      const found = await findPicture(app.contexts, new URL(url).pathname.replace('/masks/', ''));
      const begun = Promise.withResolvers<void>();
      const sent = serve(found!, async (served) => {
        expect(served).toHaveProperty('path');
        begun.resolve();
        await release.promise;
      });
      await Promise.race([begun.promise, sent]);
      return { sent };
    });
    const readers = await Promise.all(reading);
    const { id } = masks[0]!;
    expect((await updateMask(client, { id, baseVersion: 1, label: 'drawn meanwhile' })).label).toBe(
      'drawn meanwhile',
    );
    release.resolve();
    for (const { sent } of readers) await sent;
  });
});

test('a copy is of the same bytes, and nothing looks at them again', async () => {
  const { data } = await sendMask(client, plain, { imageId });
  asked = [];
  const copy = await createMask(client, { imageId, maskId: data!.createMask.mask.id });
  expect(asked).toEqual(['measureMask']);
  expect(copy.coverage).toBe(data!.createMask.mask.coverage);
  const [one, other] = await Promise.all(
    [data!.createMask.mask, copy].map(async ({ url }) => (await fetch(url)).arrayBuffer()),
  );
  expect(Buffer.from(one!)).toEqual(Buffer.from(other!));
});

test('what was sent past the API makes room for what is kept of it', async () => {
  const { upload, target } = await announceUpload(client, plain, { mimeType: 'image/png' });
  await putBytes(target, plain);
  await withRoom(0, () => createMask(client, { imageId, uploadId: upload.id }));
});

test('a copy that is asked for again, as its first answer is late, is the one of then', async () => {
  const { id } = await createMask(client, { imageId });
  const input = { imageId, maskId: id, clientId: 'copy' };
  let first: string | null = null;
  meanwhile = async () => {
    await updateMask(client, { id, baseVersion: 1, addStrokes: [dab('a', 0.5, 0.5)] });
    first = (await createMask(client, input)).id;
  };
  const { data, errors } = await askMask(client, input);
  expect(errors).toBeUndefined();
  expect(data!.createMask).toMatchObject({ mask: { id: first }, wasKnown: true });
});

test('one that is sent again with other strokes, before it was answered, is CONFLICT', async () => {
  const input = { imageId, clientId: 'other' };
  meanwhile = () => createMask(client, { ...input, strokes: [dab('a', 0.5, 0.5)] });
  expect((await askMask(client, input)).errors?.[0]?.extensions.code).toBe('CONFLICT');
});
