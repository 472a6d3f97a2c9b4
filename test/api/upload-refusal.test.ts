import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, uploadMutation } from '../client.ts';
import { makeBlankPng, makeSvg, makeZip } from '../hostile-file.ts';
import {
  buildMultipart,
  buildUpload,
  fieldPart,
  type Multipart,
  sendMultipart,
  type UploadOptions,
} from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { listFiles, readTraces, type Traces } from '../traces.ts';

const maxUploadBytes = 300_000;
const picture = await makePicture({ width: 64, height: 48 });

let app: TestApp;
let client: TestClient;
let before: Traces;

beforeAll(async () => {
  app = await startTestApp({
    env: { ROLE: 'web', MAX_UPLOAD_BYTES: `${maxUploadBytes}`, MAX_PIXELS: '1MP', MAX_STORED_BYTES: '1MB' },
    work: false,
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

// As run.ts does, so that what the multipart parser buffers is counted too.
beforeEach(async () => {
  vi.stubEnv('TMPDIR', app.contexts.forSystem().tempDir);
  before = await readTraces(app);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const send = (bytes: Uint8Array, options?: UploadOptions) =>
  sendMultipart(app.url, client.apiKey, buildUpload(bytes, options));

/** The parser deletes its buffer only after the answer. */
const expectNoTrace = () => vi.waitFor(async () => expect(await readTraces(app)).toEqual(before));

const padTo = (byteSize: number) => Buffer.concat([picture, Buffer.alloc(byteSize - picture.length)]);
const svg = makeSvg();
const zip = makeZip();

const refused: [string, string, Uint8Array, UploadOptions?][] = [
  ['a file of one byte more than is taken', 'FILE_TOO_LARGE', padTo(maxUploadBytes + 1)],
  ['a file of much more than is taken', 'FILE_TOO_LARGE', padTo(20 * maxUploadBytes)],
  ['an SVG', 'UNSUPPORTED_IMAGE', svg, { filename: 'a.svg', mimeType: 'image/svg+xml' }],
  ['an SVG that says it is a PNG', 'UNSUPPORTED_IMAGE', svg, { filename: 'a.png', mimeType: 'image/png' }],
  ['a zip', 'UNSUPPORTED_IMAGE', zip, { filename: 'a.zip', mimeType: 'application/zip' }],
  ['a zip that says it is a JPEG', 'UNSUPPORTED_IMAGE', zip],
  [
    'a text',
    'UNSUPPORTED_IMAGE',
    Buffer.from('Not a picture.'),
    { filename: 'a.txt', mimeType: 'text/plain' },
  ],
  ['an empty file', 'UNSUPPORTED_IMAGE', Buffer.alloc(0)],
  ['a truncated JPEG', 'CORRUPT_IMAGE', picture.subarray(0, picture.length / 2)],
  ['a JPEG of which only the begin is there', 'CORRUPT_IMAGE', picture.subarray(0, 20)],
  ['a PNG of too many pixels', 'TOO_MANY_PIXELS', makeBlankPng(1001, 1000)],
  ['a PNG with a side that is too long', 'TOO_MANY_PIXELS', makeBlankPng(16_385, 1)],
];

test.each(refused)(
  '%s is refused with %s and leaves no trace, twice',
  async (_what, code, bytes, options) => {
    for (const input of [{ clientId: 'again' }, { clientId: 'again' }]) {
      const { data, errors } = await send(bytes, { ...options, input });
      expect(data).toEqual({ uploadImage: null });
      expect(errors).toMatchObject([{ path: ['uploadImage'], extensions: { code } }]);
      await expectNoTrace();
    }
  },
);

test('the figures of a file that is too large are in the params', async () => {
  const { errors } = await send(padTo(maxUploadBytes + 1));
  expect(errors?.[0]?.extensions.params).toEqual({ limit: maxUploadBytes });
});

test('a file of exactly as many bytes as are taken goes in', async () => {
  const { data } = await send(padTo(maxUploadBytes));
  expect(data?.uploadImage.image.id).toMatch(/^img_/);
});

test('what would pass the quota is refused and leaves no trace', async () => {
  for (let i = 0; i < 2; i++) await send(padTo(maxUploadBytes));
  before = await readTraces(app);
  const { errors } = await send(padTo(maxUploadBytes));
  const { storedBytes } = (
    await client.get<{ viewer: { usage: { storedBytes: number } } }>('{ viewer { usage { storedBytes } } }')
  ).viewer.usage;
  expect(errors?.[0]?.extensions).toEqual({
    code: 'QUOTA_EXCEEDED',
    isRetryable: false,
    params: { quota: 'storedBytes', limit: 1_000_000, actual: storedBytes + maxUploadBytes },
  });
  await expectNoTrace();
});

describe('a request that is not as the specification says', () => {
  const operations = fieldPart('operations', { query: uploadMutation, variables: { input: { file: null } } });
  const map = fieldPart('map', { 0: ['variables.input.file'] });
  const file = { name: '0', bytes: picture, filename: 'a.jpg' };
  const twoFiles = fieldPart('map', { 0: ['variables.input.file'], 1: ['variables.input.clientId'] });

  test.each<[string, Multipart]>([
    ['without the file', buildMultipart([operations, map])],
    ['without a map', buildMultipart([operations, file])],
    ['without operations', buildMultipart([map, file])],
    [
      'with operations that are no JSON',
      buildMultipart([{ name: 'operations', bytes: Buffer.from('{') }, map]),
    ],
    ['with two files in its map', buildMultipart([operations, twoFiles, file, { ...file, name: '1' }])],
    ['with operations of a megabyte', buildMultipart([fieldPart('operations', 'x'.repeat(1e6)), map, file])],
    ['without a boundary', { headers: { 'content-type': 'multipart/form-data' }, body: Buffer.from('x') }],
  ])('%s', async (_what, multipart) => {
    const { headers } = buildMultipart([]);
    const { status, errors } = await sendMultipart(app.url, client.apiKey, {
      ...multipart,
      headers: { ...headers, ...multipart.headers },
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect([200, 400]).toContain(status);
    await expectNoTrace();
  });

  test('whose end is missing', async () => {
    const { headers, body } = buildUpload(padTo(100_000));
    const { errors } = await sendMultipart(app.url, client.apiKey, {
      headers,
      body: body.subarray(0, 50_000),
    });
    expect(errors?.[0]?.extensions.code).toBe('UPLOAD_INCOMPLETE');
    await expectNoTrace();
  });

  test('without a key', async () => {
    const { status, errors } = await sendMultipart(app.url, null, buildUpload(picture));
    expect([status, errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    await expectNoTrace();
  });

  test('with a text where the file should be', async () => {
    const { errors } = await client.ask(uploadMutation, { input: { file: 'picture.jpg' } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

test.each([1, 50, 99])(
  'a client that goes away at %i % leaves no trace and may try again',
  async (percent) => {
    const { headers, body } = buildUpload(padTo(maxUploadBytes - 1000 * percent), {
      input: { clientId: `${percent}` },
    });
    const sending = request(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${client.apiKey}`, 'content-length': body.length },
    });
    sending.on('error', () => {});
    sending.write(body.subarray(0, Math.ceil((body.length * percent) / 100)));
    const tempDir = join(app.dataDir, 'tmp');
    await vi.waitFor(async () => expect(await listFiles(tempDir)).not.toEqual([]));
    sending.destroy();
    await expectNoTrace();

    const { errors } = await send(picture, { input: { clientId: `${percent}` } });
    expect(errors).toBeUndefined();
  },
);
