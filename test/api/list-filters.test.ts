import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createId } from '../../src/schema/id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { addJobs, readAccountId } from '../live/rows.ts';
import { makePicture } from '../picture.ts';
import { sendPresigned } from '../presigned.ts';
import { runSql } from '../sql.ts';

const picture = await makePicture({ width: 64, height: 48 });
/** Of every listed row the instants in which it changed lie around this one. */
const middle = '2030-01-01T00:00:00.000Z';

let app: TestApp;
let client: TestClient;
let accountId: string;

beforeAll(async () => {
  app = await startTestApp({ env: { PURGE_CRON: '0 0 1 1 *' } });
  client = await signUp(app.url);
  accountId = await readAccountId(app, client.apiKey!);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const sql = (text: string, ...values: unknown[]) => runSql(app, text, values);

async function addImage(clientId: string): Promise<string> {
  const { image, jobs } = await sendPresigned(client, picture, { clientId });
  await watchToEnd(client, jobs[0]!.id);
  return image.id;
}

interface List<Row> {
  list: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** All pages, of so many rows each. */
async function listAll<Row>(field: 'images' | 'jobs', filter: object | null, first = 100): Promise<Row[]> {
  const [type, facts] = {
    images: ['ImageFilter', 'id status updatedAt clientId deletedAt'],
    jobs: ['JobFilter', 'id status kind finishedAt image { id }'],
  }[field] as [string, string];
  const query = `query ($filter: ${type}, $first: Int, $after: String) {
    list: ${field}(first: $first, after: $after, filter: $filter) { nodes { ${facts} } pageInfo { hasNextPage endCursor } } }`;
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { list }: List<Row> = await client.get<List<Row>>(query, { filter, first, after });
    rows.push(...list.nodes);
    if (!list.pageInfo.hasNextPage) return rows;
    after = list.pageInfo.endCursor;
  }
}

/** A value, null or nothing. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(fc.option(value), { nil: undefined });
const someOf = (...values: string[]) => maybe(fc.array(fc.constantFrom(...values), { maxLength: 4 }));
const since = maybe(
  fc.constantFrom(middle, '2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z', '0000-01-01T00:00:00Z'),
);
const isIn = (values: unknown[] | null | undefined, value: unknown) =>
  values == null || values.includes(value);

interface JobRow {
  id: string;
  status: string;
  kind: string;
  finishedAt: string | null;
  image: { id: string } | null;
}

describe('jobs', () => {
  let imageIds: string[];

  beforeAll(async () => {
    imageIds = [await addImage('one'), await addImage('two')];
    const jobIds = await addJobs(app, accountId, 40);
    await sql(
      `update job set created_at = timestamptz '2029-01-01' + (n / 3) * interval '1 second', image_id = ($2::text[])[1 + n % 3],
         kind = case when n % 7 < 4 then 'PROCESS_IMAGE' else 'PREPARE_IMAGE' end,
         status = (array['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED'])[1 + n % 5],
         finished_at = case when n % 5 > 1 then $3::timestamptz + (n - 20) * interval '1 hour' end
       from unnest($1::text[]) with ordinality made (id, n) where made.id = job.id`,
      jobIds,
      imageIds,
      middle,
    );
  });

  test('are those that fulfil the whole filter, in their order, page by page', async () => {
    const all = await listAll<JobRow>('jobs', null);
    expect(all.length).toBeGreaterThan(40);
    const filters = fc.record({
      statuses: someOf('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED'),
      kinds: someOf('PROCESS_IMAGE', 'PREPARE_IMAGE'),
      imageId: maybe(fc.constantFrom(...imageIds)),
      updatedSince: since,
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 20 }), async (filter, first) => {
        const { statuses, kinds, imageId, updatedSince } = filter;
        const expected = all.filter(
          ({ status, kind, image, finishedAt }) =>
            isIn(statuses, status) &&
            isIn(kinds, kind) &&
            (imageId == null || image?.id === imageId) &&
            (updatedSince == null ||
              finishedAt === null ||
              Date.parse(finishedAt) >= Date.parse(updatedSince)),
        );
        expect(await listAll('jobs', filter, first)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test.each(['of another account', 'unknown', 'malformed'])(
    'about an image that is %s are none',
    async (which) => {
      const other = await signUp(app.url);
      const foreign = (await other.upload(picture)).data!.uploadImage.image.id;
      const ids: Record<string, string> = {
        'of another account': foreign,
        unknown: createId('Image'),
        malformed: 'img_\0',
      };
      expect(await listAll('jobs', { imageId: ids[which] })).toEqual([]);
      await other.close();
    },
  );
});

interface ImageRow {
  id: string;
  status: string;
  updatedAt: string;
  clientId: string | null;
  deletedAt: string | null;
}

describe('images', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  let ids: Record<string, string>;

  const change = (mutation: string, name: string) =>
    client.get(`mutation { ${mutation}(input: { ids: ["${ids[name]}"] }) { notFoundIds } }`);
  const listDeleted = async () =>
    (await listAll<ImageRow>('images', { isDeleted: true })).map(({ clientId }) => clientId);

  beforeAll(async () => {
    ids = {};
    for (const name of names) ids[name] = await addImage(name);
    await sql("update image set status = 'REJECTED' where client_id in ('a', 'd')");
    // Their triggers would date them now.
    await sql('alter table image disable trigger user');
    await sql(
      `update image set updated_at = $1::timestamptz + (ascii(client_id) - ascii('c')) * interval '1 hour' where length(client_id) = 1`,
      middle,
    );
    await sql('alter table image enable trigger user');
  });

  test('are those that fulfil the whole filter, in their order, page by page', async () => {
    const all = await listAll<ImageRow>('images', null);
    const filters = fc.record({
      statuses: someOf('READY', 'REJECTED'),
      updatedSince: since,
      isDeleted: maybe(fc.constant(false)),
      clientIds: someOf(...names, 'unknown', 'with a \0', ''),
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 5 }), async (filter, first) => {
        const { statuses, updatedSince, clientIds } = filter;
        const expected = all.filter(
          ({ status, updatedAt, clientId }) =>
            isIn(statuses, status) &&
            isIn(clientIds, clientId) &&
            (updatedSince == null || Date.parse(updatedAt) >= Date.parse(updatedSince)),
        );
        expect(await listAll('images', filter, first)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  test('are asked for by at most 100 names', async () => {
    const { errors } = await client.ask(
      'query ($filter: ImageFilter) { images(filter: $filter) { nodes { id } } }',
      {
        filter: { clientIds: Array.from({ length: 101 }, (_, n) => `${n}`) },
      },
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: 'filter.clientIds', limit: 100 },
    });
  });

  test('that were deleted are listed as long as they can be restored, without URLs', async () => {
    expect(await listDeleted()).toEqual([]);
    for (const name of ['b', 'c', 'e', 'f']) await change('deleteImages', name);
    await sql(
      "update image set gone_at = now() - interval '11 minutes', restorable_until = now() - interval '11 minutes' + interval '10 minutes' where client_id = 'c'",
    );
    await sql("update image set expires_at = now() where client_id = 'e'");
    expect(await listDeleted()).toEqual(['f', 'b']);
    expect((await listAll<ImageRow>('images', null)).map(({ clientId }) => clientId)).not.toContain('b');
    const { images } = await client.get<{ images: { nodes: object[] } }>(
      `{ images(first: 1, filter: { isDeleted: true }) { nodes { url placeholder deletedAt thumbnail { url } preview { url } cutout { url }
        rendition(recipe: {}) { url } renditions { nodes { url } } jobs { nodes { kind status image { id } rendition { url } } } } } }`,
    );
    expect(images.nodes).toEqual([
      {
        url: null,
        placeholder: expect.stringMatching(/^data:/),
        deletedAt: expect.any(String),
        thumbnail: null,
        preview: null,
        cutout: null,
        rendition: null,
        renditions: { nodes: [] },
        jobs: { nodes: [{ kind: 'PREPARE_IMAGE', status: 'SUCCEEDED', image: null, rendition: null }] },
      },
    ]);
    await change('restoreImages', 'b');
    expect(await listDeleted()).toEqual(['f']);
    const [restored] = await listAll<ImageRow>('images', { clientIds: ['b'] });
    expect(restored).toMatchObject({ id: ids.b, deletedAt: null });
  });

  test('that another account deleted are not listed', async () => {
    const other = await signUp(app.url);
    const { images } = await other.get<{ images: object }>(
      '{ images(filter: { isDeleted: true }) { nodes { id } } }',
    );
    expect(images).toEqual({ nodes: [] });
    await other.close();
  });
});
