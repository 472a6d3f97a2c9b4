import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createId } from '../../src/schema/id.ts';
import { Rendition } from '../../src/schema/rendition.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { sendPresigned } from '../presigned.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';
import { readZip } from '../zip.ts';

const picture = await makePicture({ width: 320, height: 240 });

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

interface Converted {
  imageId: string;
  id: string;
  bytes: Buffer;
}

async function convert(filename: string, format = 'PNG', input: object = {}): Promise<Converted> {
  const { image, jobs } = await sendPresigned(client, picture, {
    filename,
    recipes: [{ output: { format } }],
    ...input,
  });
  for (const { id } of jobs) await watchToEnd(client, id);
  const { job } = await client.get<{ job: { rendition: { id: string; url: string } } }>(
    `{ job(id: "${jobs[1]!.id}") { rendition { id url } } }`,
  );
  const bytes = Buffer.from(await (await fetch(job.rendition.url)).arrayBuffer());
  return { imageId: image.id, id: job.rendition.id, bytes };
}

const create = (ids: string[], from = client) =>
  from.ask<{ createDownload: { url: string; expiresAt: string } }>(
    'mutation ($ids: [ID!]!) { createDownload(input: { renditionIds: $ids }) { url expiresAt } }',
    { ids },
  );
const createUrl = async (ids: string[]) => (await create(ids)).data!.createDownload.url;
const deleteImages = (ids: string[]) =>
  client.get('mutation ($ids: [ID!]!) { deleteImages(input: { ids: $ids }) { deletedIds } }', { ids });

test('a zip has each file once, whole, not compressed, under the name of its image', async () => {
  const made = [
    await convert('Élan.jpg'),
    await convert('élan.JPG'),
    await convert('../up.tar.jpg', 'WEBP'),
    await convert('.jpg', 'JPEG'),
  ];
  const response = await fetch(await createUrl([...made, made[0]!].map(({ id }) => id)));
  const zip = Buffer.from(await response.arrayBuffer());
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-length': `${zip.length}`,
    'content-disposition': 'attachment; filename=pictures.zip',
  });
  const entries = await readZip(zip);
  expect(entries.map(({ name }) => name)).toEqual(['Élan.png', 'élan (2).png', 'up.tar.webp', '.jpg.jpg']);
  for (const [i, { bytes, compressionMethod }] of entries.entries()) {
    expect(compressionMethod).toBe(0);
    expect(bytes.equals(made[i]!.bytes)).toBe(true);
  }
});

test('names that a system or the zip itself refuses are changed, and many that are alike are told apart', async () => {
  const odd = [await convert('C:holiday.jpg'), await convert('a<b>|"c"?*.jpg'), await convert('x (2).jpg')];
  const alike = [await convert('x.jpg'), await convert('X.jpg'), await convert('x.jpg')];
  const url = await createUrl([...odd, ...alike].map(({ id }) => id));
  const entries = await readZip(Buffer.from(await (await fetch(url)).arrayBuffer()));
  expect(entries.map(({ name }) => name)).toEqual([
    'C_holiday.png',
    'a_b___c___.png',
    'x (2).png',
    'x.png',
    'X (3).png',
    'x (4).png',
  ]);
});

test('HEAD tells the length and reads nothing', async () => {
  const { id } = await convert('head.jpg');
  const url = await createUrl([id]);
  const length = (await (await fetch(url)).arrayBuffer()).byteLength;
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, `${length}`]);
});

test('its link ends within the hour, and no later than the first of its images', async () => {
  const [long, short] = [
    await convert('long.jpg'),
    await convert('short.jpg', 'PNG', { expiresIn: 'PT10M' }),
  ];
  const minutesOf = async (ids: string[]) =>
    (Date.parse((await create(ids)).data!.createDownload.expiresAt) - Date.now()) / 60_000;
  expect(Math.round(await minutesOf([long.id]))).toBe(60);
  expect(await minutesOf([long.id, short.id])).toBeLessThanOrEqual(10);
});

test('what was deleted since is left out; if nothing is left, the zip is gone', async () => {
  const [kept, deleted] = [await convert('kept.jpg'), await convert('deleted.jpg')];
  const url = await createUrl([kept.id, deleted.id]);
  await deleteImages([deleted.imageId]);
  const entries = await readZip(Buffer.from(await (await fetch(url)).arrayBuffer()));
  expect(entries.map(({ name }) => name)).toEqual(['kept.png']);
  await deleteImages([kept.imageId]);
  expect((await fetch(url)).status).toBe(410);
});

test('a file that is missing breaks the answer off, instead of making a shorter zip', async () => {
  const [first, second] = [await convert('first.jpg'), await convert('second.jpg')];
  const url = await createUrl([first.id, second.id]);
  const [row] = await runSql<{ key: string }>(app, 'select key from rendition where id = $1', [second.id]);
  await app.contexts.forSystem().storage.delete([row!.key]);
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
});

/** Of this process, which the server runs in. */
const countOpenFiles = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(join(app.dataDir, 'files'));
    } catch {
      return false;
    }
  }).length;

test('a reader that goes away leaves no file open, and the next one gets it all', async () => {
  const { id } = await convert('gone.jpg');
  // More than the buffers between server and reader hold.
  const bytes = Buffer.alloc(40_000_000);
  const [row] = await runSql<{ key: string }>(
    app,
    'update rendition set byte_size = $2 where id = $1 returning key',
    [id, bytes.length],
  );
  await app.contexts.forSystem().storage.put(row!.key, bytes, { mimeType: 'image/png' });
  const url = await createUrl([id]);
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  abort.abort();
  await expect(response.arrayBuffer()).rejects.toThrow();
  await vi.waitFor(() => expect(countOpenFiles()).toBe(0));
  expect(await readZip(Buffer.from(await (await fetch(url)).arrayBuffer()))).toHaveLength(1);
});

test('a link that was changed is refused, and so is one of another door', async () => {
  const { id, imageId } = await convert('link.jpg');
  const url = new URL(await createUrl([id]));
  const changed = new URL(url);
  changed.searchParams.set('expires', '99999999999');
  expect((await fetch(changed)).status).toBe(403);
  const { image } = await client.get<{ image: { url: string } }>(`{ image(id: "${imageId}") { url } }`);
  const file = new URL(image.url);
  expect((await fetch(`${app.url}${url.pathname}${file.search}`)).status).toBe(403);
  expect((await fetch(`${app.url}${file.pathname}${url.search}`)).status).toBe(403);
});

test('what is not there when it is asked for is left out as well', async () => {
  const { id } = await convert('there.jpg');
  const entries = await readZip(
    Buffer.from(await (await fetch(await createUrl(['ren_unknown', id]))).arrayBuffer()),
  );
  expect(entries.map(({ name }) => name)).toEqual(['there.png']);
});

test("none, too many, unknown alone and a stranger's are refused", async () => {
  const { id } = await convert('mine.jpg');
  const stranger = await signUp(app.url);
  const codeOf = async (asked: Promise<{ errors?: { extensions: { code: string } }[] }>) =>
    (await asked).errors?.[0]?.extensions.code;
  expect(await codeOf(create([]))).toBe('BAD_USER_INPUT');
  expect(await codeOf(create(Array.from({ length: 1001 }, (_, i) => `ren_${i}`)))).toBe('BAD_USER_INPUT');
  expect(await codeOf(create(['ren_unknown']))).toBe('NOT_FOUND');
  expect(await codeOf(create([id], stranger))).toBe('NOT_FOUND');
});

test("a stranger's pictures are in no zip: named beside own ones they are neither stored nor sent", async () => {
  const foreign = await convert('foreign.jpg');
  const stranger = await signUp(app.url);
  const own = await sendPresigned(stranger, picture, {
    filename: 'own.jpg',
    recipes: [{ resize: { width: 9 } }],
  });
  for (const { id } of own.jobs) await watchToEnd(stranger, id);
  const { job } = await stranger.get<{ job: { rendition: { id: string } } }>(
    `{ job(id: "${own.jobs[1]!.id}") { rendition { id } } }`,
  );
  const { data } = await create([job.rendition.id, foreign.id], stranger);
  const { pathname, search } = new URL(data!.createDownload.url);
  const zip = () => fetch(`${app.url}${pathname}${search}`).then((response) => response.arrayBuffer());
  expect((await readZip(Buffer.from(await zip()))).map(({ name }) => name)).toEqual(['own.webp']);
  const [stored] = await runSql<{ rendition_ids: string[] }>(
    app,
    'select rendition_ids from download where id = $1',
    [pathname.split('/').at(-1)],
  );
  expect(stored?.rendition_ids).toEqual([job.rendition.id]);
  // A row that was written before it was looked at who owns them.
  await runSql(app, 'update download set rendition_ids = $1 where id = $2', [
    JSON.stringify([foreign.id, job.rendition.id]),
    pathname.split('/').at(-1),
  ]);
  expect((await readZip(Buffer.from(await zip()))).map(({ name }) => name)).toEqual(['own.webp']);
  await stranger.close();
});

test('what has ended is purged', async () => {
  const { id } = await convert('purged.jpg');
  const url = await createUrl([id]);
  await runSql(app, "update download set expires_at = now() - interval '1 second'");
  await purgeNow(app);
  expect(await runSql(app, 'select 1 from download')).toEqual([]);
  expect((await fetch(url)).status).toBe(410);
});

/** More renditions of the image, with files of their own. */
async function multiply({ id, bytes }: Converted, count: number): Promise<string[]> {
  const { em, storage } = app.contexts.forSystem();
  const { id: _, ...first } = await em.findOneOrFail(Rendition, { id });
  const rows = Array.from({ length: count }, () => {
    const each = createId('Rendition');
    return { ...first, id: each, key: `${first.key}-${each}` };
  });
  await Promise.all(rows.map(({ key }) => storage.put(key, bytes, { mimeType: first.mimeType })));
  await em.insertMany(Rendition, rows);
  return rows.map((row) => row.id);
}

test.each([
  ['a thousand', 1000, 'vase.jpg'],
  ['long names', 115, `${'猫'.repeat(190)}.jpg`],
])('a zip is as long as it is promised, however large its directory is: %s', async (_what, count, name) => {
  const made = await convert(name, 'PNG', {
    recipes: [{ resize: { width: 16 }, output: { format: 'PNG' } }],
  });
  const ids = [made.id, ...(await multiply(made, count - 1))];
  const response = await fetch(await createUrl(ids));
  const zip = Buffer.from(await response.arrayBuffer());
  expect(Number(response.headers.get('content-length'))).toBe(zip.length);
  const entries = await readZip(zip);
  expect(new Set(entries.map((entry) => entry.name)).size).toBe(count);
  expect(entries.every(({ bytes }) => bytes.equals(made.bytes))).toBe(true);
});

test('the fifth reader of a link at once is told to come again, and does', async () => {
  const held = Promise.withResolvers<void>();
  let reads = 0;
  const slow = await startTestApp({
    beside: app,
    work: false,
    decorate: ({ storage, ...tools }) => ({
      ...tools,
      storage: {
        ...storage,
        async read(...args) {
          // What a start reads is not held, or it would wait for it.
          if (args[0].includes('/')) {
            reads += 1;
            await held.promise;
          }
          return storage.read(...args);
        },
      },
    }),
  });
  const made = await convert('held.jpg');
  const { pathname, search } = new URL(await createUrl([made.id]));
  const get = () => fetch(`${slow.url}${pathname}${search}`);
  const four = Array.from({ length: 4 }, get);
  await vi.waitFor(() => expect(reads).toBe(4), { timeout: 10_000 });
  const fifth = await get();
  await fifth.arrayBuffer();
  expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '1']);
  // A page of another origin reads it too.
  expect(fifth.headers.get('access-control-expose-headers')).toContain('Retry-After');
  held.resolve();
  for (const response of await Promise.all(four))
    expect(await readZip(Buffer.from(await response.arrayBuffer()))).toHaveLength(1);
  const sixth = await get();
  expect(sixth.status).toBe(200);
  // A stop waits for an answer that is not read to its end.
  await sixth.arrayBuffer();
  await slow.close();
});
