import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { buildUpload, sendMultipart } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';

const picture = await makePicture({ width: 640, height: 480 });

let app: TestApp;
let client: TestClient;
let image: { id: string; url: string; thumbnail: { url: string } };

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
  image = await addImage();
});
afterAll(async () => {
  await client.close();
  await app.close();
});

async function addImage(input: object = {}) {
  const { image, jobs } = (await client.upload(picture, input)).data!.uploadImage;
  await watchToEnd(client, jobs[0]!.id);
  return (
    await client.get<{ image: { id: string; url: string; thumbnail: { url: string } } }>(
      `{ image(id: "${image.id}") { id url thumbnail { url } } }`,
    )
  ).image;
}

const statusOf = async (url: string) => (await fetch(url)).status;

test('a file is served with its own type, and nothing in it may run', async () => {
  const response = await fetch(image.url);
  expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
  const headers = Object.fromEntries(response.headers);
  expect(headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': `${picture.length}`,
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'accept-ranges': 'bytes',
  });
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/);
  const [, maxAge] = /^private, max-age=(\d+), immutable$/.exec(headers['cache-control']!) ?? [];
  const expires = Number(new URL(image.url).searchParams.get('expires'));
  expect(expires - Date.now() / 1000 - Number(maxAge)).toBeGreaterThan(-1);
  expect(expires - Date.now() / 1000 - Number(maxAge)).toBeLessThan(5);
});

test('HEAD, ETag and ranges', async () => {
  const head = await fetch(image.url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, `${picture.length}`]);
  const etag = head.headers.get('etag')!;
  expect(
    (await fetch(image.url, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })).status,
  ).toBe(304);
  const part = await fetch(image.url, { headers: { range: 'bytes=10-19' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${picture.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(picture.subarray(10, 20))).toBe(true);
  expect((await fetch(image.url, { headers: { range: `bytes=${picture.length}-` } })).status).toBe(416);
  // Parts that overlap would come to many times the file.
  const parts = Array.from({ length: 1500 }, () => '0-').join();
  const whole = await fetch(image.url, { headers: { range: `bytes=${parts}` } });
  expect((await whole.arrayBuffer()).byteLength).toBe(picture.length);
});

test('a picture that is a page and a script as well is a picture, whatever it is called', async () => {
  const page = Buffer.from('<!doctype html><script>alert(document.domain)</script>');
  const form = buildUpload(Buffer.concat([picture, page]), { filename: 'a.html', mimeType: 'text/html' });
  const { data } = await sendMultipart(app.url, client.apiKey, form);
  const { image } = await client.get<{ image: { url: string } }>(
    `{ image(id: "${data!.uploadImage.image.id}") { url } }`,
  );
  const { headers } = await fetch(image.url);
  expect(headers.get('content-type')).toBe('image/jpeg');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox$/);
});

describe('a URL that was changed is refused', () => {
  const changes: [string, (url: URL) => unknown][] = [
    ['its key', (url) => (url.pathname = url.pathname.replace(/.$/, 'x'))],
    ['its key, to a path out of the store', (url) => (url.pathname = '/files/..%2f..%2fetc%2fpasswd')],
    ['its expiry', (url) => url.searchParams.set('expires', '99999999999')],
    ['its type', (url) => url.searchParams.set('type', 'text/html')],
    ['its name', (url) => url.searchParams.set('download', 'a.html')],
    ['its signature', (url) => url.searchParams.set('signature', 'AAAA')],
    ['all of its query', (url) => (url.search = '')],
  ];
  test.each(changes)('%s', async (_what, change) => {
    const url = new URL(image.url);
    change(url);
    // What can be no key of ours is not even looked at.
    expect([403, 404]).toContain(await statusOf(url.href));
  });

  test('parameters that are not ours change nothing', async () => {
    expect(await statusOf(`${image.url}&utm_source=x&type=text/html`)).toBe(200);
  });
});

test.each([
  ['cat "1".webp', /^attachment; filename="cat \\"1\\".webp"$/],
  ['a\r\nSet-Cookie: x=1.webp', /^attachment; filename="aSet-Cookie: x=1.webp"$/],
  ['日本 😀.webp', /filename\*=UTF-8''%E6%97%A5%E6%9C%AC%20%F0%9F%98%80\.webp$/],
  ['../../etc/passwd', /^attachment; filename=passwd$/],
  ['half \ud800.webp', /^attachment; filename="half .webp"$/],
  ['\u0000', /^attachment; filename=ren_\w+$/],
  ['x'.repeat(5000), /^attachment; filename=x{200}$/],
])('downloadAs %j is safe', async (downloadAs, expected) => {
  const { image: named } = await client.get<{ image: { thumbnail: { url: string } } }>(
    'query ($id: ID!, $as: String) { image(id: $id) { thumbnail { url(downloadAs: $as) } } }',
    { id: image.id, as: downloadAs },
  );
  const { status, headers } = await fetch(named.thumbnail.url);
  expect([status, headers.get('content-type'), headers.get('set-cookie')]).toEqual([200, 'image/webp', null]);
  expect(headers.get('content-disposition')).toMatch(expected);
});

test('a deleted file is gone at once, is back when restored, and is not there when purged', async () => {
  const { id, url, thumbnail } = await addImage();
  const change = (mutation: string) =>
    client.get(`mutation { ${mutation}(input: { ids: ["${id}"] }) { notFoundIds } }`);
  await change('deleteImages');
  expect([await statusOf(url), await statusOf(thumbnail.url)]).toEqual([410, 410]);
  await change('restoreImages');
  expect([await statusOf(url), await statusOf(thumbnail.url)]).toEqual([200, 200]);
  await change('deleteImages');
  await runSql(
    app,
    "update image set gone_at = now() - interval '601 seconds', restorable_until = now() - interval '601 seconds' + interval '10 minutes' where id = $1",
    [id],
  );
  await purgeNow(app);
  expect([await statusOf(url), await statusOf(thumbnail.url)]).toEqual([404, 404]);
});

test('not a byte is served from the second of expiresAt', async () => {
  const { id, url } = await addImage({ expiresIn: 'PT3S' });
  const { image } = await client.get<{ image: { expiresAt: string } }>(
    `{ image(id: "${id}") { expiresAt } }`,
  );
  expect(await statusOf(url)).toBe(200);
  // It may end up to a second earlier, as URLs end at whole ones.
  await vi.waitFor(async () => expect(await statusOf(url)).toBe(410), { timeout: 10_000, interval: 20 });
  expect(Date.now()).toBeGreaterThan(Date.parse(image.expiresAt) - 1000);
  expect(Date.now()).toBeLessThan(Date.parse(image.expiresAt) + 1000);
});

test.each(['POST', 'PUT', 'DELETE'])('%s is no way to a file', async (method) => {
  expect((await fetch(image.url, { method })).status).toBe(404);
});
