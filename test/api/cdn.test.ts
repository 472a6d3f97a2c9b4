import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { sendPresigned } from '../presigned.ts';
import { runSql } from '../sql.ts';
import { type StorageBed, storageBeds } from '../storage-bed.ts';

const cdnUrl = 'https://cdn.example';
const dayS = 86_400;
const picture = await makePicture({ width: 320, height: 240 });

interface Urls {
  url: string;
  thumbnail: { url: string; named: string };
}

describe.each(Object.keys(storageBeds))('on %s', (name) => {
  let bed: StorageBed;
  let app: TestApp;
  let client: TestClient;

  beforeAll(async () => {
    bed = await storageBeds[name]!();
    app = await startTestApp({ env: { ...bed.env, CDN_URL: cdnUrl, MAX_TTL: 'P3650D' } });
    client = await signUp(app.url);
  });
  afterAll(async () => {
    await client.close();
    await app.close();
    await bed.close();
  });

  async function addImage(expiresIn = 'P10D'): Promise<string> {
    const { image, jobs } = await sendPresigned(client, picture, { expiresIn });
    await watchToEnd(client, jobs[0]!.id);
    return image.id;
  }
  const change = (mutation: string, id: string, more = '') =>
    client.get(`mutation { ${mutation}(input: { ids: ["${id}"] ${more} }) { notFoundIds } }`);
  const setPublic = (id: string, isPublic: boolean) =>
    change('setImagesPublicUrls', id, `, hasPublicUrls: ${isPublic}`);
  const readUrls = async (id: string) => {
    const query = `{ image(id: "${id}") { url thumbnail { url named: url(downloadAs: "a.webp") } } }`;
    return (await client.get<{ image: Urls }>(query)).image;
  };
  /** What the CDN gets of us. */
  const fetchAsCdn = (url: string) => fetch(url.replace(cdnUrl, app.url));
  const maxAgeOf = ({ headers }: Response) =>
    Number(/^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1]);

  test("a public image's renditions are the CDN's, without a signature, for a day at a time", async () => {
    const id = await addImage();
    expect((await readUrls(id)).thumbnail.url).not.toContain(cdnUrl);
    await setPublic(id, true);
    const { thumbnail } = await readUrls(id);
    expect(thumbnail.url).toMatch(/^https:\/\/cdn\.example\/files\/[0-9a-f]{32}\/[0-9a-f]{64}$/);
    const response = await fetchAsCdn(thumbnail.url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    expect(maxAgeOf(response)).toBe(dayS);
  });

  test('a cache can ask again: one ETag from every server, 304, HEAD and ranges', async () => {
    const id = await addImage();
    await setPublic(id, true);
    const { thumbnail } = await readUrls(id);
    const whole = await fetchAsCdn(thumbnail.url);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const etag = whole.headers.get('etag')!;
    expect(etag).toBe(`"${thumbnail.url.split('/').at(-1)}"`);
    const url = thumbnail.url.replace(cdnUrl, app.url);
    const again = await fetch(url, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } });
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${bytes.length}`]);
    const part = await fetch(url, { headers: { range: 'bytes=0-9', 'if-range': etag } });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(0, 10)]);
  });

  test('what can be no key is not there, and a refusal is no cache to keep', async () => {
    expect((await fetch(`${app.url}/files/%00`)).status).toBe(404);
    const refused = await fetch(`${app.url}/files/no/key`);
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([403, 'no-store']);
  });

  test('a long life is cached for a day, one that ends soon until then, one that has ended no more', async () => {
    const id = await addImage('P1000D');
    await setPublic(id, true);
    const { thumbnail } = await readUrls(id);
    expect(maxAgeOf(await fetchAsCdn(thumbnail.url))).toBe(dayS);
    await runSql(app, "update image set expires_at = now() + interval '50 seconds' where id = $1", [id]);
    expect(maxAgeOf(await fetchAsCdn(thumbnail.url))).toBeLessThanOrEqual(50);
    await runSql(app, 'update image set expires_at = now() where id = $1', [id]);
    expect((await fetchAsCdn(thumbnail.url)).status).toBe(410);
  });

  test('originals stay signed, and so does what is to be saved under a name', async () => {
    const id = await addImage();
    await setPublic(id, true);
    const { url, thumbnail } = await readUrls(id);
    expect([url, thumbnail.named].filter((one) => one.startsWith(cdnUrl))).toEqual([]);
    const prefix = new URL(thumbnail.url).pathname.split('/').slice(0, -1).join('/');
    expect((await fetch(`${app.url}${prefix}/original`)).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(thumbnail.named)).headers.get('content-disposition')).toMatch(
      /^attachment; filename="?a\.webp/,
    );
  });

  test('what is no more public, or deleted, is no more given out', async () => {
    const id = await addImage();
    await setPublic(id, true);
    const { thumbnail } = await readUrls(id);
    const etag = (await fetchAsCdn(thumbnail.url)).headers.get('etag')!;
    await setPublic(id, false);
    expect((await fetchAsCdn(thumbnail.url)).status).toBe(403);
    // Nor is a cache told that what it has is still right.
    const kept = { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } };
    expect((await fetch(thumbnail.url.replace(cdnUrl, app.url), kept)).status).toBe(403);
    await setPublic(id, true);
    expect((await fetchAsCdn(thumbnail.url)).status).toBe(200);
    await change('deleteImages', id);
    expect((await fetchAsCdn(thumbnail.url)).status).toBe(410);
  });

  test('of a deleted account nothing is given out, whatever was public of it', async () => {
    const id = await addImage();
    await setPublic(id, true);
    const { url, thumbnail } = await readUrls(id);
    expect((await fetchAsCdn(thumbnail.url)).status).toBe(200);
    const { viewer } = await client.get<{ viewer: { id: string } }>('{ viewer { id } }');
    await client.get(`mutation { deleteAccount(input: { id: "${viewer.id}" }) { deletedId } }`);
    expect((await fetchAsCdn(thumbnail.url)).status).toBe(403);
    // A bucket's own URLs end with its objects, at the next purge.
    if (url.startsWith(app.url)) expect((await fetch(url)).status).toBe(404);
  });
});
