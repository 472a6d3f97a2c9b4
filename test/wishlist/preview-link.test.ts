import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makeBlankPng } from '../hostile-file.ts';
import { type Canary, openCanary } from '../hostile-web.ts';
import { insideUrls, wrongUrls } from '../tools/remote/disguise.ts';
import { refusingShops } from './refusing-shops.ts';
import { openShop, type Shop } from './shop.ts';
import { tellingShops } from './telling-shops.ts';

const shopPages = [...tellingShops, ...refusingShops];

let shop: Shop;
let canaries: Canary[];
let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  [shop, canaries] = await Promise.all([
    openShop(),
    Promise.all(['127.0.0.1', '127.0.0.2', '::1'].map((host) => openCanary(host))),
  ]);
  app = await startTestApp({
    work: false,
    env: {
      OUTBOUND_ALLOW: `127.0.0.1:${shop.port}`,
      // Of public addresses: it is the address that keeps us from the canaries.
      OUTBOUND_PORTS: `80,443,${canaries.map(({ port }) => port)}`,
      PREVIEWS_PER_HOUR: '1000',
    },
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
  await shop.close();
  await Promise.all(canaries.map((canary) => canary.close()));
});

interface Preview {
  url: string;
  title: string | null;
  siteName: string | null;
  note: string | null;
  price: { amount: string; currency: string } | null;
  pictures: { url: string; width: number; height: number; thumbnail: string }[];
  problem: string | null;
}

const mutation = `mutation ($url: URL!) { previewLink(input: { url: $url }) { preview {
  url title siteName note price { amount currency } pictures { url width height thumbnail } problem } } }`;

const ask = (url: string, by = client) => by.ask<{ previewLink: { preview: Preview } }>(mutation, { url });

async function look(path: string): Promise<Preview> {
  const { data, errors } = await ask(shop.at(path));
  if (!data?.previewLink) throw new Error(JSON.stringify(errors));
  return data.previewLink.preview;
}

describe('a shop', () => {
  beforeAll(() => {
    shop.set('/moved.jpg', { status: 302, headers: { location: '/wide.jpg' } });
    shop.set('/text.jpg', { headers: { 'content-type': 'image/jpeg' }, body: 'no picture' });
    shop.set('/cut.jpg', { headers: { 'content-length': '9999' }, body: '\xff\xd8\xff', breaks: true });
    for (const { name, path = `/${name}`, ...answer } of shopPages) shop.set(path, answer);
  });

  test.each(shopPages)('$name', async ({ name, path = `/${name}`, expected }) => {
    const { pictures, ...preview } = await look(path);
    const { url = path, pictures: paths = [], ...rest } = expected;
    const nothing = { title: null, siteName: null, note: null, price: null, problem: null };
    expect(preview).toEqual({ ...nothing, ...rest, url: shop.at(url) });
    expect(pictures.map((picture) => picture.url)).toEqual(paths.map((one) => shop.at(one)));
  });

  test('no captcha was fetched, and none is shown or stored', async () => {
    expect(shop.asked.map(({ path }) => path)).not.toContain('/captcha.jpg');
    expect(await listFiles()).toEqual([]);
  });
});

/** All that is stored, or left in the temp folder. */
async function listFiles(): Promise<string[]> {
  const found = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => one.isFile() && one.name !== 'installation')
    .map((one) => join(one.parentPath, one.name));
}

test('a picture is told of by its content, with a small one of it', async () => {
  const { pictures } = await look('/type-list');
  expect(pictures.map(({ width, height }) => [width, height])).toEqual([
    [400, 300],
    [120, 240],
  ]);
  const sizes = await Promise.all(
    pictures.map(async ({ thumbnail }) => {
      const [head, data = ''] = thumbnail.split(',');
      const { format, width, height } = await sharp(Buffer.from(data, 'base64')).metadata();
      return { head, format, width, height };
    }),
  );
  const head = 'data:image/webp;base64';
  expect(sizes).toEqual([
    { head, format: 'webp', width: 160, height: 120 },
    { head, format: 'webp', width: 80, height: 160 },
  ]);
});

test('an address that is itself a picture is offered as one', async () => {
  expect(await look('/wide.jpg')).toMatchObject({
    url: shop.at('/wide.jpg'),
    problem: 'NO_PRODUCT',
    pictures: [{ url: shop.at('/wide.jpg'), width: 400 }],
  });
});

test('one that is too large is TOO_LARGE, in bytes or in pixels', async () => {
  shop.set('/giant.png', { headers: { 'content-type': 'image/png' }, body: makeBlankPng(9000, 9000) });
  shop.set('/heavy.jpg', { headers: { 'content-type': 'image/jpeg' }, body: Buffer.alloc(10_000_001) });
  for (const path of ['/giant.png', '/heavy.jpg'])
    expect(await look(path)).toMatchObject({ url: shop.at(path), problem: 'TOO_LARGE', pictures: [] });
});

test('at most six pictures are asked for, two at a time', async () => {
  const { body } = shop.answerAt('/wide.jpg');
  shop.set('/slow.jpg', { body, delayMs: 20 });
  const paths = Array.from({ length: 9 }, (_, i) => `/slow.jpg?${i}`);
  const image = JSON.stringify(paths);
  shop.set('/many', {
    body: `<script type="application/ld+json">{"@type":"Product","image":${image}}</script>`,
  });
  shop.mostAtOnce();
  const { pictures } = await look('/many');
  expect(shop.mostAtOnce()).toBe(2);
  expect(pictures.map(({ url }) => url)).toEqual(paths.slice(0, 6).map((path) => shop.at(path)));
});

test('the shop is told who asks and in which language, and nothing else', async () => {
  shop.asked.length = 0;
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.apiKey}`,
      'content-type': 'application/json',
      'accept-language': 'sv-SE, en;q=0.5',
      cookie: 'a=b',
    },
    body: JSON.stringify({ query: mutation, variables: { url: shop.at('/moved-picture') } }),
  });
  expect(response.status).toBe(200);
  expect(shop.asked.length).toBeGreaterThan(3);
  for (const { headers } of shop.asked)
    expect(headers).toEqual({
      host: `127.0.0.1:${shop.port}`,
      connection: 'keep-alive',
      accept: expect.stringMatching(/^(image|text)\//),
      'accept-encoding': 'identity',
      'accept-language': 'sv-SE, en;q=0.5',
      'user-agent': expect.stringMatching(/^Pasteup\/\d+\.\d+\.\d+ link preview$/),
    });
});

describe('nothing inside is reached', () => {
  const inside = () => canaries.map(({ port }, i) => `${['127.0.0.1', '127.0.0.2', '[::1]'][i]}:${port}`);
  /** Each way to write an address of this machine, at the port of a canary. */
  const disguises = () =>
    insideUrls
      .flatMap((text) =>
        canaries.map(({ port }) => {
          const url = URL.parse(text);
          return url ? Object.assign(url, { port: `${port}` }).href : text;
        }),
      )
      .concat(inside().flatMap((host) => [`http://${host}/`, `https://${host}/`]));
  const codeOf = async (url: string) => (await ask(url)).errors?.[0]?.extensions.code ?? 'none';
  const refused = /^(URL_NOT_ALLOWED|BAD_USER_INPUT)$/;

  test('by an address', async () => {
    for (const url of disguises())
      expect([url, await codeOf(url)]).toEqual([url, expect.stringMatching(refused)]);
    for (const [url] of wrongUrls)
      expect([url, await codeOf(url)]).toEqual([url, expect.stringMatching(refused)]);
    const long = `https://shop.invalid/${'a'.repeat(1980)}`;
    expect(await codeOf(long)).toBe('URL_NOT_ALLOWED');
    expect(await codeOf(long.slice(0, 2000))).toBe('none');
  });

  test('by a redirect', async () => {
    for (const host of inside())
      for (const location of [`http://${host}/`, `//${host}/`, `https://${host}/`, 'file:///etc/passwd']) {
        shop.set('/lead', { status: 302, headers: { location } });
        expect([location, await codeOf(shop.at('/lead'))]).toEqual([location, 'URL_NOT_ALLOWED']);
      }
  });

  test('by a picture, or where one leads', async () => {
    const urls = disguises();
    urls.forEach((location, i) => {
      shop.set(`/lead/${i}.jpg`, { status: 302, headers: { location } });
    });
    const all = [...urls, ...urls.map((_, i) => `/lead/${i}.jpg`)];
    const pages = Array.from({ length: Math.ceil(all.length / 5) }, (_, i) => all.slice(i * 5, i * 5 + 5));
    for (const images of pages) {
      const image = JSON.stringify(['/wide.jpg', ...images]);
      shop.set('/trap', {
        body: `<title>x</title><script type="application/ld+json">{"@type":"Product","image":${image}}</script>`,
      });
      const { pictures } = await look('/trap');
      expect(pictures.map(({ url }) => url)).toEqual([shop.at('/wide.jpg')]);
    }
  });

  afterAll(() => {
    expect(canaries.map((canary) => canary.accepted())).toEqual([0, 0, 0]);
  });
});

test('all of it together has eight seconds, and what is there by then is told', async () => {
  const times: number[] = [];
  const quick = await startTestApp({
    work: false,
    beside: app,
    env: { OUTBOUND_ALLOW: `127.0.0.1:${shop.port}` },
    // A twentieth of the time, as it is given to each request.
    decorate: (tools) => ({
      ...tools,
      remote: {
        ...tools.remote,
        fetch(url, options) {
          times.push(options.timeoutMs!);
          return tools.remote.fetch(url, { ...options, timeoutMs: Math.ceil(options.timeoutMs! / 20) });
        },
      },
    }),
  });
  const other = await signUp(quick.url);
  shop.set('/never', { hangs: true, body: '<title>Vase' });
  const image = JSON.stringify(['/never', '/wide.jpg', '/never?2']);
  shop.set('/half', {
    body: `<script type="application/ld+json">{"@type":"Product","image":${image}}</script>`,
  });
  expect((await ask(shop.at('/never'), other)).data?.previewLink.preview.problem).toBe('TIMEOUT');
  const { pictures } = (await ask(shop.at('/half'), other)).data!.previewLink.preview;
  expect(pictures.map(({ url }) => url)).toEqual([shop.at('/wide.jpg')]);
  const [never, half, ...rest] = times;
  expect(Math.max(never!, half!)).toBeLessThanOrEqual(8000);
  // Two at once: the third begins when time has gone by.
  expect(rest).toHaveLength(3);
  expect(rest[0]).toBeLessThan(half!);
  expect(rest[2]).toBeLessThan(rest[1]!);
  await other.close();
  await quick.close();
});

test('an account may look at so many pages an hour, and no more', async () => {
  const strict = await startTestApp({
    work: false,
    beside: app,
    env: { PREVIEWS_PER_HOUR: '2', OUTBOUND_ALLOW: `127.0.0.1:${shop.port}` },
  });
  const other = await signUp(strict.url);
  const codes = [];
  for (let i = 0; i < 3; i++) codes.push((await ask(shop.at('/array'), other)).errors?.[0]?.extensions);
  expect(codes).toEqual([
    undefined,
    undefined,
    expect.objectContaining({ code: 'RATE_LIMITED', params: { limit: 2, retryAfterMs: expect.any(Number) } }),
  ]);
  await other.close();
  await strict.close();
});
