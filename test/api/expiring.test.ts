import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hideEnded } from '../../src/services/keeping/hide.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { purgeNow } from '../purge.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;
let picture: Uint8Array;
/** The server's clock stands still. */
const now = new Date('2031-01-01T12:00:00.000Z');
let skippedMs = 0;

beforeAll(async () => {
  picture = await makePicture({ width: 64, height: 48 });
  // Nobody hides or purges but the test itself.
  app = await startTestApp({ work: false, now: () => new Date(now.getTime() + skippedMs) });
});
afterAll(() => app.close());
beforeEach(async () => {
  skippedMs = 0;
  client = await signUp(app.url);
  return () => client.close();
});

async function upload(endsInMs: number): Promise<string> {
  const { data } = await client.upload(picture);
  const { id } = data!.uploadImage.image;
  await moveEnd(id, endsInMs);
  return id;
}

async function moveEnd(id: string, endsInMs: number): Promise<void> {
  await runSql(app, 'update image set expires_at = $2 where id = $1', [
    id,
    new Date(now.getTime() + endsInMs),
  ]);
}

/** As whoever changes an image does. */
const tell = async (id: string) =>
  client.get(
    `mutation { setImagesPublicUrls(input: { ids: ["${id}"], hasPublicUrls: false }) { images { id } } }`,
  );

const minute = 60_000;
const hour = 60 * minute;

interface Page {
  expiringImages: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
}

const list = async (args: string) => {
  const fields = 'nodes { id } pageInfo { endCursor hasNextPage }';
  const { expiringImages } = await client.get<Page>(`{ expiringImages${args} { ${fields} } }`);
  return { ids: expiringImages.nodes.map(({ id }) => id), ...expiringImages.pageInfo };
};

test('what ends soon is listed by its end, page by page, a day ahead or as far as is asked', async () => {
  const far = await upload(25 * hour);
  const [third, second, alsoSecond, first] = [
    await upload(24 * hour),
    await upload(hour),
    await upload(hour),
    await upload(1),
  ];
  await upload(0);
  const ends = [first, second, alsoSecond, third] as string[];
  expect((await list('')).ids).toEqual(ends);
  const page = await list('(first: 2)');
  expect(page).toMatchObject({ ids: ends.slice(0, 2), hasNextPage: true });
  expect(await list(`(after: "${page.endCursor}")`)).toMatchObject({
    ids: ends.slice(2),
    hasNextPage: false,
  });
  expect((await list('(within: "P2D")')).ids).toEqual([...ends, far]);
  expect((await list('(within: "PT1H")')).ids).toEqual(ends.slice(0, 3));
  expect((await list('(within: "P3650000D")')).ids).toHaveLength(5);
});

test('who watches is told of those of now by their ends, then of each as it comes near, once an end', async () => {
  const [second, first] = [await upload(2 * hour), await upload(hour)];
  const later = await upload(25 * hour);
  const events = client.subscribe<{ imageExpiring: { id: string } }>('subscription { imageExpiring { id } }');
  const next = async () => (await events.next()).value?.data?.imageExpiring.id;
  expect([await next(), await next()]).toEqual([first, second]);
  // Nothing of it has changed but what is no end.
  await tell(first!);
  const soon = await upload(26 * hour);
  await moveEnd(soon, minute);
  await tell(soon);
  expect(await next()).toBe(soon);
  await moveEnd(first!, 3 * hour);
  await tell(first!);
  expect(await next()).toBe(first);
  const coming = next();
  skippedMs = hour + 1;
  // The timer is by the clock that was set, and looks at it by itself once a minute.
  await tell(second!);
  expect(await coming).toBe(later);
  await events.return?.();
});

test('an image is there until the instant of its end, and gone from then on, with nobody to hide it', async () => {
  const id = await upload(minute);
  const url = (await client.get<{ image: { url: string } }>(`{ image(id: "${id}") { url } }`)).image.url;
  const isListed = async () => (await list('')).ids.includes(id);
  const ask = async () => (await client.ask(`{ image(id: "${id}") { id } }`)).errors?.[0]?.extensions.code;
  skippedMs = minute - 1;
  expect([await isListed(), await ask()]).toEqual([true, undefined]);
  skippedMs = minute;
  expect([await isListed(), await ask(), (await fetch(url)).status]).toEqual([false, 'GONE', 410]);
});

interface Receipt {
  endedAt: string;
  hiddenAt: string;
  removedAt: string | null;
  objects: number;
  bytes: number;
}

const readReceipts = async (...ids: string[]) => {
  const query = `query ($ids: [ID!]!) { purgeReceipts(imageIds: $ids) { imageId endedAt hiddenAt removedAt objects bytes } }`;
  return (await client.get<{ purgeReceipts: Receipt[] }>(query, { ids })).purgeReceipts;
};

test('a receipt says when an image ended, when it was hidden, and when its bytes were gone', async () => {
  const id = await upload(minute);
  const alive = await upload(hour);
  const [{ bytes } = {}] = await runSql(
    app,
    'select byte_size as bytes from stored_object where image_id = $1',
    [id],
  );
  expect(await readReceipts(id, alive)).toEqual([]);
  skippedMs = 2 * minute;
  expect(await hideEnded(app.contexts.forSystem())).toEqual({ hidden: expect.any(Number) });
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const hidden = {
    imageId: id,
    endedAt: at(minute),
    hiddenAt: at(2 * minute),
    removedAt: null,
    objects: 1,
    bytes,
  };
  expect(await readReceipts(alive, id)).toEqual([hidden]);
  const job = `select status from job where image_id = '${id}'`;
  expect(await runSql(app, job)).toEqual([{ status: 'CANCELED' }]);
  skippedMs = 3 * minute;
  await purgeNow(app);
  expect(await runSql(app, 'select 1 from image where id = $1', [id])).toEqual([]);
  expect(await readReceipts(id)).toEqual([{ ...hidden, removedAt: at(3 * minute) }]);
  skippedMs = 90 * 24 * hour + 4 * minute;
  await purgeNow(app);
  expect(await readReceipts(id)).toEqual([]);
});

test('what is deleted has a receipt until it is restored', async () => {
  const id = await upload(hour);
  await client.get(`mutation { deleteImages(input: { ids: ["${id}"] }) { deletedIds } }`);
  const at = now.toISOString();
  expect(await readReceipts(id)).toMatchObject([{ endedAt: at, hiddenAt: at, removedAt: null, objects: 1 }]);
  await client.get(`mutation { restoreImages(input: { ids: ["${id}"] }) { images { id } } }`);
  expect(await readReceipts(id)).toEqual([]);
});
