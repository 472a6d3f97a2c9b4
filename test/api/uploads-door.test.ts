import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import {
  announceUpload,
  completeImageUpload,
  createUpload,
  putBytes,
  type UploadTarget,
} from '../presigned.ts';
import { listFiles } from '../traces.ts';

const picture = await makePicture({ width: 320, height: 240 });

let app: TestApp;
let client: TestClient;
let target: UploadTarget;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});
beforeEach(async () => {
  target = (await createUpload(client, picture)).data!.createUpload.upload.target!;
});

const put = (change: (url: URL) => void) => {
  const url = new URL(target.url);
  change(url);
  return putBytes({ ...target, url: url.href }, picture);
};

describe('a URL that was changed is refused', () => {
  const changes: [string, (url: URL) => void][] = [
    ['its key', (url) => (url.pathname = url.pathname.replace(/upload$/, 'original'))],
    ['its length', (url) => url.searchParams.set('length', '1')],
    ['its type', (url) => url.searchParams.set('type', 'text/html')],
    ['its expiry', (url) => url.searchParams.set('expires', '99999999999')],
    ['its signature', (url) => url.searchParams.set('signature', 'AAAA')],
    ['all of its query', (url) => (url.search = '')],
  ];
  test.each(changes)('%s', async (_what, change) => {
    expect((await put(change)).status).toBe(403);
  });
});

test('it is no way to read', async () => {
  await putBytes(target, picture);
  expect((await fetch(target.url)).status).toBe(404);
  expect((await fetch(target.url.replace('/uploads/', '/files/'))).status).toBe(403);
});

test('late bytes are refused', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(target.expiresAt) });
  try {
    expect((await putBytes(target, picture)).status).toBe(410);
  } finally {
    vi.useRealTimers();
  }
});

test('bytes for what was rejected or deleted are refused', async () => {
  const text = Buffer.from('not a picture');
  const rejected = await announceUpload(client, text);
  await putBytes(rejected.target, text);
  const { errors } = await completeImageUpload(client, rejected.upload.id);
  expect(errors?.[0]?.extensions.code).toBe('UNSUPPORTED_IMAGE');
  expect((await putBytes(rejected.target, text)).status).toBe(410);

  const deleted = await announceUpload(client, picture);
  await client.get(`mutation { cancelUploads(input: { ids: ["${deleted.upload.id}"] }) { canceledIds } }`);
  expect((await putBytes(deleted.target, picture)).status).toBe(410);
});

test('another type and another length are refused, and say what was expected', async () => {
  const answerTo = async (sent: Promise<Response>) => {
    const { status, ...answer } = await sent.then(async (response) => ({
      status: response.status,
      ...((await response.json()) as { errors: { message: string }[] }),
    }));
    return [status, answer.errors[0]?.message];
  };
  expect(await answerTo(putBytes(target, picture, { 'content-type': 'text/html' }))).toEqual([
    400,
    'Expected Content-Type to be image/jpeg. Got text/html.',
  ]);
  for (const bytes of [picture.subarray(1), Buffer.concat([picture, picture])])
    expect(await answerTo(putBytes(target, bytes))).toEqual([
      400,
      `Expected Content-Length to be ${picture.length}. Got ${bytes.length}.`,
    ]);
});

test('a body without a length, which may never end, is refused', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const { headers, method } = target;
    const req = request(target.url, {
      method,
      headers: {
        'transfer-encoding': 'chunked',
        ...Object.fromEntries(headers.map((one) => [one.name, one.value])),
      },
    });
    req.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', reject);
    req.write(picture.subarray(0, 100));
    req.end();
  });
  expect(status).toBe(411);
});

test('a sender that goes away leaves nothing', async () => {
  const temp = join(app.dataDir, 'tmp');
  const before = await listFiles(temp);
  await new Promise<void>((resolve) => {
    const req = request(target.url, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg', 'content-length': picture.length },
    });
    req.on('error', () => resolve());
    req.write(picture.subarray(0, picture.length / 2), () => req.destroy());
  });
  await vi.waitFor(async () => expect(await listFiles(temp)).toEqual(before));
  const key = new URL(target.url).pathname.replace('/uploads/', '');
  expect(await app.contexts.forSystem().storage.stat(key)).toBeNull();
});

test('any page may PUT', async () => {
  const preflight = await fetch(target.url, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': expect.stringContaining('PUT'),
    'access-control-allow-headers': 'content-type',
  });
});
