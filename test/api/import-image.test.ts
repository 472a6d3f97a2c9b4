import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { codeOf, createGallery, createLink, idsIn, look, openStranger } from '../gallery/gallery-bed.ts';
import { type Canary, type HostileWeb, openCanary, openHostileWeb } from '../hostile-web.ts';

let web: HostileWeb;
let canary: Canary;
let app: TestApp;
let owner: TestClient;

beforeAll(async () => {
  [web, canary] = await Promise.all([openHostileWeb(), openCanary('127.0.0.1')]);
  app = await startTestApp({
    env: {
      OUTBOUND_ALLOW: `127.0.0.1:${web.httpPort}`,
      // Of public addresses: it is the address that keeps us from the canary.
      OUTBOUND_PORTS: `80,443,${canary.port}`,
    },
  });
  owner = await signUp(app.url);
});
afterAll(async () => {
  await owner.close();
  await app.close();
  await web.close();
  expect(canary.accepted()).toBe(0);
  await canary.close();
});

const at = (path: string) => `http://127.0.0.1:${web.httpPort}${path}`;

interface Imported {
  importImage: { image: { id: string; status: string }; job: { id: string }; wasKnown: boolean };
}

const ask = (url: string, input: object = {}) =>
  owner.ask<Imported>(
    `mutation ($input: ImportImageInput!) { importImage(input: $input) {
       image { id status } job { id kind } wasKnown } }`,
    { input: { url, ...input } },
  );

async function begin(path: string, input: object = {}) {
  const { data, errors } = await ask(at(path), input);
  if (!data?.importImage) throw new Error(JSON.stringify(errors));
  return data.importImage;
}

interface Read {
  status: string;
  filename: string;
  sourceUrl: string;
  sha256: string | null;
  rejection: { code: string; params: object } | null;
  jobs: { nodes: { kind: string }[] };
}

const read = async (id: string) =>
  (
    await owner.get<{ image: Read }>(
      `{ image(id: "${id}") { status filename sourceUrl sha256 rejection { code params } jobs { nodes { kind } } } }`,
    )
  ).image;

const whenOf = (id: string, status: string) =>
  vi.waitFor(async () => {
    const image = await read(id);
    expect(image.status).toBe(status);
    return image;
  }, 20_000);

test('a picture is there at once, and its bytes when they have come', async () => {
  const { image, job, wasKnown } = await begin('/ok/1.jpg?size=1', { recipes: [{ resize: { width: 32 } }] });
  expect({ image, wasKnown }).toMatchObject({ image: { status: 'AWAITING_BYTES' }, wasKnown: false });
  const stages = (await watchToEnd(owner, job.id)).map(({ stage }) => stage);
  expect(stages).toEqual(expect.arrayContaining(['FETCHING', 'DONE']));
  expect(await read(image.id)).toMatchObject({
    status: 'READY',
    filename: '1.jpg',
    sourceUrl: at('/ok/1.jpg?size=1'),
    sha256: createHash('sha256').update(web.picture).digest('hex'),
    rejection: null,
  });
  expect(web.asked.at(-1)?.headers['user-agent']).toMatch(/^Pasteup\/\d+\.\d+\.\d+$/);
  const { jobs } = await read(image.id);
  expect(jobs.nodes.map(({ kind }) => kind).sort()).toEqual(['IMPORT_URL', 'PREPARE_IMAGE', 'PROCESS_IMAGE']);
});

test('it is called as its server says, unless its caller has a name for it', async () => {
  const [theirs, ours] = [await begin('/named'), await begin('/named', { filename: 'beach.jpg' })];
  expect((await whenOf(theirs.image.id, 'READY')).filename).toBe('möwe.jpg');
  expect((await whenOf(ours.image.id, 'READY')).filename).toBe('beach.jpg');
});

test.each([
  ['/html', { code: 'FETCH_FAILED', params: { reason: 'NOT_A_PICTURE', contentType: 'text/html' } }],
  ['/svg', { code: 'UNSUPPORTED_IMAGE' }],
  ['/404', { code: 'FETCH_FAILED', params: { statusCode: 404 } }],
  ['/loop', { code: 'FETCH_FAILED', params: { reason: 'REDIRECTS' } }],
  ['/to?url=http://127.0.0.1/', { code: 'URL_NOT_ALLOWED', params: { reason: 'ADDRESS' } }],
])('%s leaves an image that says why there is no picture', async (path, rejection) => {
  const { image, job } = await begin(path.replace('127.0.0.1/', `127.0.0.1:${canary.port}/`));
  const last = (await watchToEnd(owner, job.id)).at(-1);
  expect(last).toMatchObject({ status: 'FAILED', attempt: 1, error: { code: rejection.code } });
  expect(await read(image.id)).toMatchObject({ status: 'REJECTED', rejection, sha256: null });
});

test('what may pass is tried again, by itself or when it is asked for', async () => {
  const [later, found] = [await begin('/503?n=1'), await begin('/404?n=1')];
  await whenOf(found.image.id, 'REJECTED');
  await owner.get(`mutation { retryJob(input: { id: "${found.job.id}" }) { job { id } } }`);
  await whenOf(found.image.id, 'READY');
  const again = await owner.ask(`mutation { retryJob(input: { id: "${found.job.id}" }) { job { id } } }`);
  expect(codeOf(again)).toBe('CONFLICT');
  expect((await watchToEnd(owner, later.job.id)).at(-1)).toMatchObject({ status: 'SUCCEEDED', attempt: 2 });
});

test('one that is canceled is refused, and nothing more of it is read', async () => {
  const { image, job } = await begin('/drip');
  await vi.waitFor(() => expect(web.asked.some(({ path }) => path === '/drip')).toBe(true), 10_000);
  await owner.get(`mutation { cancelJob(input: { id: "${job.id}" }) { job { status } } }`);
  expect(await read(image.id)).toMatchObject({ status: 'REJECTED', rejection: { code: 'CANCELED' } });
});

test('a clientId answers with the same import, and is CONFLICT for another picture', async () => {
  const clientId = 'lake';
  const first = await begin('/ok/1.jpg', { clientId });
  const second = await begin('/ok/1.jpg', { clientId });
  expect(second).toMatchObject({ image: { id: first.image.id }, job: { id: first.job.id }, wasKnown: true });
  expect(codeOf(await ask(at('/named'), { clientId }))).toBe('CONFLICT');
  await whenOf(first.image.id, 'READY');
  expect((await owner.upload(web.picture, { clientId })).data!.uploadImage.image.id).toBe(first.image.id);
  // What was refused leaves its name free.
  const refused = await begin('/empty', { clientId: 'empty' });
  await whenOf(refused.image.id, 'REJECTED');
  expect((await begin('/ok/1.jpg', { clientId: 'empty' })).image.id).not.toBe(refused.image.id);
});

test('in a gallery its owner sees it coming, and others when it is there', async () => {
  const { id, slug } = await createGallery(owner);
  const link = await createLink(owner, id);
  const visitor = openStranger(app);
  const { image } = await begin('/drip', { galleryId: id });
  const [mine, theirs] = [await look(owner, slug), await look(visitor, link.slug)];
  expect([idsIn(mine), mine.data?.gallery?.imageCount]).toEqual([[image.id], 1]);
  expect([idsIn(theirs), theirs.data?.gallery?.imageCount]).toEqual([[], 0]);
  const done = await begin('/ok/1.jpg', { galleryId: id });
  await whenOf(done.image.id, 'READY');
  const seen = await look(visitor, link.slug);
  expect([idsIn(seen), seen.data?.gallery?.imageCount]).toEqual([[done.image.id], 1]);
  await owner.get(`mutation { deleteImages(input: { ids: ["${image.id}"] }) { deletedIds } }`);
  await visitor.close();
});

describe('an address that leads inside is refused before anything is asked', () => {
  test.each([
    'http://10.0.0.1/',
    'http://localhost.:80/',
    'http://[::1]/',
    'http://0x7f.1/',
    'ftp://example.org/a.jpg',
  ])('%s', async (url) => {
    const { data, errors } = await ask(url);
    if (url.includes('localhost')) {
      // Of a name nobody knows before it is dialled.
      const { image } = data!.importImage;
      expect((await whenOf(image.id, 'REJECTED')).rejection).toMatchObject({ code: 'URL_NOT_ALLOWED' });
    } else expect(codeOf({ errors })).toBe('URL_NOT_ALLOWED');
  });
});

test('what is accepted has room for all that it promises, and is not given up for it', async () => {
  const small = await startTestApp({
    work: false,
    beside: app,
    env: { MAX_QUEUED_JOBS: '3', OUTBOUND_ALLOW: `127.0.0.1:${web.httpPort}` },
  });
  const other = await signUp(small.url);
  const recipes = [{ resize: { width: 30 } }, { resize: { width: 31 } }];
  const askFor = (wanted: object[]) =>
    other.ask<Imported>(
      'mutation ($input: ImportImageInput!) { importImage(input: $input) { image { id status } job { id } } }',
      { input: { url: at('/ok/1.jpg'), recipes: wanted } },
    );
  const { errors } = await askFor(recipes);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'activeJobs', limit: 3, actual: 4 },
  });
  const { data } = await askFor(recipes.slice(1));
  expect((await watchToEnd(other, data!.importImage.job.id)).at(-1)?.status).toBe('SUCCEEDED');
  await other.close();
  await small.close();
});

test('who has no key imports nothing', async () => {
  const answer = await openStranger(app).ask(
    'mutation { importImage(input: { url: "https://example.org/a.jpg" }) { image { id } } }',
  );
  expect(codeOf(answer)).toBe('UNAUTHENTICATED');
});
