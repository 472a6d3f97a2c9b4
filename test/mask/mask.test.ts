import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { announceUpload, putBytes } from '../presigned.ts';
import { askMask, askUpdate, createMask, dab, readStrokes, sendMask, updateMask } from './mask-client.ts';

const size = { width: 120, height: 80 };

let app: TestApp;
let client: TestClient;
let imageId: string;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
  const { data } = await client.upload(await makePicture(size));
  imageId = data!.uploadImage.image.id;
  for (const { id } of data!.uploadImage.jobs) await watchToEnd(client, id);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

/** A grey picture of the image's size: a square of 40 × 40 at (20, 20). */
const square = await sharp({ create: { ...size, channels: 3, background: 'black' } })
  .composite([
    {
      input: { create: { width: 40, height: 40, channels: 3, background: 'white' } },
      left: 20,
      top: 20,
    },
  ])
  .toColourspace('b-w')
  .png()
  .toBuffer();
const squareShare = (40 * 40) / (120 * 80);

async function readGrey(url: string): Promise<Buffer> {
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  return sharp(Buffer.from(await response.arrayBuffer()))
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}

describe('a mask of a file', () => {
  test('comes back pixel by pixel', async () => {
    const { data } = await sendMask(client, square, { imageId, label: 'cup' });
    const { mask } = data!.createMask;
    expect(mask).toMatchObject({ kind: 'COVERAGE', origin: 'UPLOADED', label: 'cup', version: 1, ...size });
    expect(Math.abs(mask.coverage - squareShare)).toBeLessThan(0.002);
    expect(await readGrey(mask.url)).toEqual(await sharp(square).toColourspace('b-w').raw().toBuffer());
  });

  test('may be sent past the API, and once', async () => {
    const { upload, target } = await announceUpload(client, square, { mimeType: 'image/png' });
    expect((await askMask(client, { imageId, uploadId: upload.id })).errors?.[0]?.extensions.code).toBe(
      'UPLOAD_INCOMPLETE',
    );
    await putBytes(target, square);
    const mask = await createMask(client, { imageId, uploadId: upload.id });
    expect(await readGrey(mask.url)).toEqual(await sharp(square).toColourspace('b-w').raw().toBuffer());
    const again = await askMask(client, { imageId, uploadId: upload.id });
    expect(again.data?.createMask).toMatchObject({ mask: { id: mask.id }, wasKnown: true });
    const image = await client.ask(
      `mutation { completeImageUpload(input: { uploadId: "${upload.id}" }) { image { id } } }`,
    );
    expect(image.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });

  test('has to be as large as the picture', async () => {
    const { errors } = await sendMask(client, await makePicture({ width: 80, height: 120 }), { imageId });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'MASK_SIZE_MISMATCH',
      params: { expectedWidth: 120, expectedHeight: 80, width: 80, height: 120 },
    });
  });

  test('is known by its clientId', async () => {
    const first = await sendMask(client, square, { imageId, clientId: 'once' });
    const again = await sendMask(client, square, { imageId, clientId: 'once' });
    expect(again.data!.createMask).toMatchObject({
      mask: { id: first.data!.createMask.mask.id },
      wasKnown: true,
    });
    const other = await askMask(client, { imageId, clientId: 'once', strokes: [dab('a', 0.5, 0.5)] });
    expect(other.errors?.[0]?.extensions.code).toBe('CONFLICT');
  });
});

describe('a mask that is drawn', () => {
  test('has its strokes as they are kept', async () => {
    const mask = await createMask(client, {
      imageId,
      kind: 'HINTS',
      strokes: [{ id: '1', tool: 'KEEP', size: 0.05, points: [0.71, 0.3, 0.74, 0.42], pressures: [0.5, 1] }],
    });
    expect(mask).toMatchObject({ kind: 'HINTS', origin: 'PAINTED', version: 1 });
    const [stroke] = await readStrokes(client, mask.id);
    expect(stroke).toMatchObject({ id: '1', tool: 'KEEP', addedIn: 1, pressures: [0.502, 1] });
    for (const [i, value] of [0.71, 0.3, 0.74, 0.42].entries())
      expect(Math.abs(stroke!.points[i]! - value)).toBeLessThan(1.2e-5);
  });

  test('is drawn over what it begins with', async () => {
    const { data } = await sendMask(client, square, {
      imageId,
      strokes: [{ id: 'rub', tool: 'ERASER', size: 1, hardness: 1, points: [0.5, 0.5] }],
    });
    expect(data!.createMask.mask.coverage).toBe(0);
    expect(Math.max(...(await readGrey(data!.createMask.mask.url)))).toBe(0);
  });

  test.each([
    ['an odd list', { points: [0.1] }],
    ['no points', { points: [] }],
    ['2,001 points', { points: Array.from({ length: 4002 }, () => 0.5) }],
    ['a point far outside', { points: [2, 0.5] }],
    ['no size', { size: 0 }],
    ['pressures of another number', { pressures: [1, 1] }],
    ['a tool of the other kind', { tool: 'KEEP' }],
    ['an empty id', { id: '' }],
    ['hardness above 1', { hardness: 1.1 }],
  ])('refuses %s', async (_what, bad) => {
    const { errors } = await askMask(client, { imageId, strokes: [{ ...dab('a', 0.5, 0.5), ...bad }] });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: expect.stringMatching(/^input\.strokes\.0/) },
    });
  });

  test('refuses 501 strokes, 5,001 points and two of one id', async () => {
    const many = Array.from({ length: 501 }, (_, i) => dab(`${i}`, 0.5, 0.5));
    const long = Array.from({ length: 5 }, (_, i) => ({
      ...dab(`${i}`, 0.5, 0.5),
      points: Array.from({ length: 2 * (i === 0 ? 1001 : 1000) }, () => 0.5),
    }));
    for (const strokes of [many, long, [dab('a', 0, 0), dab('a', 1, 1)]]) {
      const { errors } = await askMask(client, { imageId, strokes });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('an update', () => {
  test('draws, takes back and draws again', async () => {
    const { id } = await createMask(client, { imageId, strokes: [dab('a', 0.2, 0.5), dab('b', 0.8, 0.5)] });
    const without = await updateMask(client, { id, baseVersion: 1, removeStrokes: ['a'] });
    expect(without.version).toBe(2);
    const back = await updateMask(client, { id, baseVersion: 2, addStrokes: [dab('a', 0.2, 0.5)] });
    expect(back.coverage).toBeGreaterThan(without.coverage);
    expect((await readStrokes(client, id)).map(({ id, addedIn }) => [id, addedIn])).toEqual([
      ['b', 1],
      ['a', 3],
    ]);
    expect((await readStrokes(client, id, 1)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('brings an earlier version back as it was', async () => {
    const { id } = await createMask(client, { imageId, strokes: [dab('a', 0.2, 0.5), dab('b', 0.8, 0.5)] });
    await updateMask(client, { id, baseVersion: 1, removeStrokes: ['a'], addStrokes: [dab('c', 0.5, 0.5)] });
    await updateMask(client, { id, baseVersion: 2, restoreVersion: 1 });
    expect((await readStrokes(client, id)).map(({ id }) => id)).toEqual(['a', 'b']);
    const { mask } = await client.get<{
      mask: { versions: { nodes: { number: number; sha256: string; strokeCount: number }[] } };
    }>(`{ mask(id: "${id}") { versions { nodes { number sha256 strokeCount } } } }`);
    const [third, second, first] = mask.versions.nodes;
    expect([third!.number, second!.number, first!.number]).toEqual([3, 2, 1]);
    expect(third!.sha256).toBe(first!.sha256);
    expect(second!.sha256).not.toBe(first!.sha256);
  });

  test('that is sent again changes nothing, and one of an old version is CONFLICT with the newest', async () => {
    const { id } = await createMask(client, { imageId });
    const input = { id, baseVersion: 1, addStrokes: [dab('a', 0.2, 0.5)] };
    await updateMask(client, input);
    expect((await updateMask(client, input)).version).toBe(2);
    const { errors } = await askUpdate(client, { ...input, addStrokes: [dab('z', 0.2, 0.5)] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', params: { version: 2 } });
  });

  test('that restores and draws may be sent again too', async () => {
    const { id } = await createMask(client, { imageId, strokes: [dab('a', 0.2, 0.5)] });
    await updateMask(client, { id, baseVersion: 1, addStrokes: [dab('b', 0.8, 0.5)] });
    const input = { id, baseVersion: 2, restoreVersion: 1, addStrokes: [dab('c', 0.5, 0.5)] };
    expect((await updateMask(client, input)).version).toBe(3);
    expect((await updateMask(client, input)).version).toBe(3);
    expect((await updateMask(client, { ...input, baseVersion: 3 })).version).toBe(3);
  });

  test('of strokes leaves the label that another has set meanwhile', async () => {
    const { id } = await createMask(client, { imageId, label: 'cup' });
    const drawn = Array.from({ length: 100 }, (_, i) => dab(`${i}`, 0.5, 0.5));
    const name = (baseVersion: number) => updateMask(client, { id, baseVersion, label: 'mug' });
    await Promise.all([
      updateMask(client, { id, baseVersion: 1, addStrokes: drawn }),
      // Whichever is first; after the strokes the label is of the next version.
      name(1).catch(() => name(2)),
    ]);
    const { mask } = await client.get<{ mask: { label: string; version: number } }>(
      `{ mask(id: "${id}") { label version } }`,
    );
    expect(mask).toEqual({ label: 'mug', version: 2 });
  });

  test('is seen by what is read after it in one request, whatever was read before', async () => {
    const image = (await client.upload(await makePicture({ width: 90, height: 70 }))).data!.uploadImage.image
      .id;
    const { id } = await createMask(client, { imageId: image, strokes: [dab('a', 0.2, 0.5)] });
    await client.get(`mutation { deleteMasks(input: { ids: ["${id}"] }) { deletedIds } }`);
    const document = `mutation ($first: UpdateMaskInput!, $second: UpdateMaskInput!, $new: CreateMaskInput!) {
      none: deleteMasks(input: { ids: [] }) { deletedIds }
      restored: restoreMasks(input: { ids: ["${id}"] }) { masks { ...M } }
      first: updateMask(input: $first) { mask { ...M } }
      second: updateMask(input: $second) { mask { ...M } }
      new: createMask(input: $new) { mask { ...M } }
      deleted: deleteMasks(input: { ids: ["${id}"] }) { deletedIds }
      last: createMask(input: $new) { mask { ...M } }
    }
    fragment M on Mask { version versions { nodes { number } } image { masks { nodes { id version } } } }`;
    const answer = await client.get<Record<'first' | 'second' | 'new' | 'last', { mask: Seen }>>(document, {
      first: { id, baseVersion: 1, addStrokes: [dab('b', 0.5, 0.5)] },
      second: { id, baseVersion: 2, restoreVersion: 1, addStrokes: [dab('c', 0.8, 0.5)] },
      new: { imageId: image, clientId: 'seen once' },
    });
    for (const [made, version] of [
      [answer.first.mask, 2],
      [answer.second.mask, 3],
    ] as const) {
      expect(made.versions.nodes[0]!.number).toBe(version);
      expect(made.image.masks.nodes).toEqual([{ id, version }]);
    }
    expect(answer.new.mask.image.masks.nodes.length).toBe(2);
    expect(answer.last.mask.image.masks.nodes.length).toBe(1);
  });

  interface Seen {
    version: number;
    versions: { nodes: { number: number }[] };
    image: { masks: { nodes: { id: string; version: number }[] } };
  }

  test('of a version that is yet to come is CONFLICT', async () => {
    const { id } = await createMask(client, { imageId });
    const { errors } = await askUpdate(client, { id, baseVersion: 7, addStrokes: [] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', params: { version: 1 } });
  });

  test('of the label alone makes no version', async () => {
    const { id } = await createMask(client, { imageId, label: 'cup' });
    expect(await updateMask(client, { id, baseVersion: 1, label: 'mug' })).toMatchObject({
      version: 1,
      label: 'mug',
    });
    expect((await updateMask(client, { id, baseVersion: 1, label: '' })).label).toBeNull();
  });
});

test('a copy begins as the mask was', async () => {
  const { data } = await sendMask(client, square, { imageId });
  const { id } = data!.createMask.mask;
  await updateMask(client, { id, baseVersion: 1, addStrokes: [dab('a', 0.9, 0.5)] });
  const copy = await createMask(client, { imageId, maskId: id });
  expect(copy).toMatchObject({ origin: 'UPLOADED', version: 1 });
  const early = await createMask(client, { imageId, maskId: id, maskVersion: 1 });
  expect(copy.coverage).toBeGreaterThan(early.coverage);
  expect((await readStrokes(client, copy.id)).map(({ id }) => id)).toEqual(['a']);
  expect(Math.abs(early.coverage - squareShare)).toBeLessThan(0.002);
});

test('a deleted mask is gone, and can be restored', async () => {
  const { id, url } = await createMask(client, { imageId, strokes: [dab('a', 0.5, 0.5)] });
  expect((await fetch(url)).status).toBe(200);
  await client.get(`mutation { deleteMasks(input: { ids: ["${id}"] }) { deletedIds } }`);
  expect((await client.ask(`{ mask(id: "${id}") { id } }`)).errors?.[0]?.extensions.code).toBe('GONE');
  expect((await fetch(url)).status).toBe(410);
  const { restoreMasks } = await client.get<{ restoreMasks: { masks: { id: string }[] } }>(
    `mutation { restoreMasks(input: { ids: ["${id}"] }) { masks { id } notFoundIds } }`,
  );
  expect(restoreMasks.masks).toEqual([{ id }]);
  expect((await fetch(url)).status).toBe(200);
});
