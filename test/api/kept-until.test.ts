import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { addImage, createGallery, createLink } from '../gallery/gallery-bed.ts';

/** What a cache in front of the server is told: until when it may give an answer again without asking. */
interface Kept {
  path: string;
  status: number;
  maxAgeSeconds: number;
  untilMs: number;
}

let app: TestApp;
let proxy: Server;
/** Of the proxy. */
let url: string;
let owner: TestClient;
let kept: Kept[] = [];
/** Before a file is sent: seconds count from when they were said. */
let storageTakesMs = 0;

beforeAll(async () => {
  app = await startTestApp({
    decorate: (tools) => ({
      ...tools,
      storage: {
        ...tools.storage,
        async withFile(key, use) {
          await wait(storageTakesMs);
          return tools.storage.withFile(key, use);
        },
      },
    }),
  });
  proxy = await openProxy(new URL(app.url));
  url = `http://localhost:${(proxy.address() as AddressInfo).port}`;
  owner = createTestClient(url, (await signUp(app.url)).apiKey);
});
beforeEach(() => {
  kept = [];
  storageTakesMs = 0;
});
afterAll(async () => {
  await owner.close();
  proxy.close();
  await app.close();
});

/** Hands everything on as it is, the Host as well, and notes what it is allowed to keep. */
async function openProxy(target: URL): Promise<Server> {
  const server = createServer((req, res) => {
    const { method, headers, url: path = '' } = req;
    const onward = request({ host: target.hostname, port: target.port, method, headers, path }, (answer) => {
      const { 'cache-control': control = '', date = '' } = answer.headers;
      const maxAgeSeconds = Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
      const untilMs = Date.parse(date) + maxAgeSeconds * 1000;
      kept.push({ path, status: answer.statusCode ?? 0, maxAgeSeconds, untilMs });
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    req.pipe(onward);
  });
  server.listen(0);
  await once(server, 'listening');
  return server;
}

interface Seen {
  url: string | null;
  expiresAt: string;
  thumbnail: { url: string; downloadUrl: string } | null;
  preview: { url: string } | null;
}

/** A picture of a gallery, as this caller is told of it, when all is made of it. */
async function see(client: TestClient, slug: string): Promise<Seen> {
  let seen: Seen | undefined;
  await vi.waitFor(async () => {
    const { gallery } = await client.get<{ gallery: { images: { nodes: Seen[] } } }>(
      `{ gallery(slug: "${slug}") { images { nodes {
           url expiresAt thumbnail { url downloadUrl } preview { url } } } } }`,
    );
    [seen] = gallery.images.nodes;
    expect(seen?.preview).toBeTruthy();
  }, 20_000);
  return seen!;
}

const urlsOf = ({ url: original, thumbnail, preview }: Seen) =>
  [original, thumbnail?.url, thumbnail?.downloadUrl, preview?.url].filter((one) => one != null);

test.each([
  { what: 'of its own', image: { expiresIn: 'PT10M' }, gallery: {}, link: null, seconds: 600 },
  { what: 'of its gallery', image: {}, gallery: { expiresIn: 'PT5M' }, link: null, seconds: 300 },
  { what: 'of the link', image: {}, gallery: {}, link: { expiresIn: 'PT2M' }, seconds: 120 },
  { what: 'of URLs by a link', image: {}, gallery: {}, link: {}, seconds: 3600 },
])('no answer may be kept beyond the end $what', async ({ image, gallery, link, seconds }) => {
  const made = await createGallery(owner, gallery);
  await addImage(owner, made.id, image);
  const { slug } = link ? await createLink(owner, made.id, { canGetOriginals: true, ...link }) : made;
  const seen = await see(link ? createTestClient(url) : owner, slug);
  const urls = urlsOf(seen);
  if (link) urls.push(`${url}/g/${slug}`, `${url}/g/${slug}/cover`);
  expect(urls).toHaveLength(link ? 6 : 4);
  // The same function answers through a link.
  storageTakesMs = link ? 0 : 2000;
  const asked = ['GET', 'HEAD'].flatMap((method) => urls.map((one) => ({ one, method })));
  await Promise.all(
    asked.map(async ({ one, method }) => (await fetch(one, { method, redirect: 'manual' })).arrayBuffer()),
  );
  const files = kept.filter(({ path }) => path.startsWith('/files/'));
  expect(files).toHaveLength(8);
  for (const { status, maxAgeSeconds } of files) {
    expect(status).toBe(200);
    expect(maxAgeSeconds).toBeGreaterThan(seconds * 0.7 - 15);
  }
  // A URL may end before its picture does.
  const endOf = ({ path }: Kept) =>
    Math.min(
      Date.parse(seen.expiresAt),
      Number(new URL(path, url).searchParams.get('expires') ?? Number.POSITIVE_INFINITY) * 1000,
    );
  expect(kept.filter((answer) => answer.untilMs > endOf(answer))).toEqual([]);
});
