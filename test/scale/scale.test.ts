import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryLimits } from '../../src/config/query-limit.ts';
import type { TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { waitForStatus } from '../jobs/work.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { adminKey, openScaleBed, type ScaleBed } from './bed.ts';
import { costOf, dearestDocuments } from './dearest-documents.ts';
import { busyImage } from './fill.ts';
import { filteredLists } from './filtered-lists.ts';

/** Tables so small are best read as a whole and sorted; with these the database does as it would with a million rows. */
const smallTableSettings = { enable_seqscan: 'off', enable_bitmapscan: 'off', enable_sort: 'off' };
/** Of the 200 and more rows the account has in each table. A page is 50 and one. */
const mostRows = 51;

interface Page {
  page: { pageInfo: { endCursor: string } };
}

let bed: ScaleBed;
let app: TestApp;
let client: TestClient;
let picture: Uint8Array;

beforeAll(async () => {
  bed = await openScaleBed(1000, smallTableSettings);
  ({ app, client } = bed);
  picture = await makePicture({ width: 64, height: 48 });
});
afterAll(() => bed.close());

/** The statements of the work that read more than they should. */
async function findCostly(work: () => Promise<unknown>): Promise<object[]> {
  const all = await bed.record(work);
  // What the clock has reconciled meanwhile is no part of it.
  const own = all.filter(({ sql }) => !sql.includes('pgboss.job as entry'));
  return own.filter(({ rows, scanned }) => rows > mostRows || scanned.length > 0);
}

const ofAccount = (list: string) => `query ($after: String) { page: ${list} { pageInfo { endCursor } } }`;
const ofImage = (list: string) =>
  `query ($after: String) { image(id: "${busyImage.id}") { page: ${list} { pageInfo { endCursor } } } }`;

test.each([
  ['images', ofAccount('images(first: 50, after: $after)')],
  ['jobs', ofAccount('jobs(first: 50, after: $after)')],
  ["an image's jobs", ofImage('jobs(first: 50, after: $after)')],
  ["an image's renditions", ofImage('renditions(first: 50, after: $after)')],
])('a page behind others of %s is found, not counted to', async (_what, query) => {
  let after: string | null = null;
  for (let page = 0; page < 3; page++)
    expect(
      await findCostly(async () => {
        const answer = await client.get<Page & { image?: Page }>(query, { after });
        after = (answer.image ?? answer).page.pageInfo.endCursor;
      }),
    ).toEqual([]);
});

test.each(Object.entries(dearestDocuments))(
  '%s: the dearest document takes few statements',
  async (_what, text) => {
    expect(costOf(text)).toBeGreaterThan(0.8 * queryLimits.cost);
    const statements = await bed.record(() => client.get(text));
    expect(statements.length).toBeLessThanOrEqual(50);
    expect(statements.flatMap(({ scanned }) => scanned)).toEqual([]);
  },
);

test('what an account holds is read, not counted', async () => {
  const usage = '{ viewer { usage { images storedBytes activeJobs } } }';
  expect(await findCostly(() => client.get(usage))).toEqual([]);
});

test('a picture on its whole way reads nothing of the others', async () => {
  const recipes = [{ resize: { width: 20 } }];
  expect(
    await findCostly(async () => {
      const { data } = await client.upload(picture, { clientId: 'first', recipes });
      for (const { id } of data!.uploadImage.jobs) await waitForStatus(app, id, 'SUCCEEDED');
    }),
  ).toEqual([]);
});

test.each(['jobsUpdated', 'imagesUpdated'])(
  'what %s tells first is found among all, lately and behind a cursor',
  async (field) => {
    const query = `subscription ($after: String) { update: ${field}(after: $after) { deletedId cursor isCaughtUp } }`;
    type Event = { update: { deletedId: string | null; cursor: string; isCaughtUp: boolean } };
    const read = async (after: string | null) => {
      const events = client.subscribe<Event>(query, { after });
      for await (const { data } of events) if (data?.update.isCaughtUp) return data.update;
      throw new Error('It has ended.');
    };
    expect(
      await findCostly(async () => {
        const { deletedId, cursor } = await read(null);
        expect(deletedId).toBeNull();
        await read(cursor);
      }),
    ).toEqual([]);
  },
);

test.each(Object.entries(filteredLists))('%s are found among all', async (_what, text) => {
  const costly = await findCostly(async () => {
    const { page } = await client.get<{ page: { nodes: object[] } }>(text);
    expect(page.nodes).not.toEqual([]);
  });
  expect(costly).toEqual([]);
});

test('what is told of jobs to operators is not counted in them', async () => {
  const headers = { authorization: `Bearer ${adminKey}` };
  expect(await findCostly(async () => (await fetch(`${app.url}/metrics`, { headers })).text())).toEqual([]);
});

test('what was made before is found, also for an image that much was made of', async () => {
  const recipes = [{ resize: { width: 20 } }];
  const again = () => client.upload(picture, { clientId: 'again', recipes });
  const { data } = await again();
  const { image, jobs } = data!.uploadImage;
  for (const { id } of jobs) await waitForStatus(app, id, 'SUCCEEDED');
  await copyJob(jobs[1]!.id, 200);
  expect(await findCostly(again)).toEqual([]);
  expect((await again()).data!.uploadImage).toMatchObject({ image, jobs: [{ id: jobs[0]!.id }, {}] });
});

/** So many newer jobs of the same image, each with a result of its own. */
const copyJob = (id: string, times: number) =>
  runSql(
    app,
    `insert into job select changed.* from job, generate_series(1, $2) n, jsonb_populate_record(job, jsonb_build_object(
         'id', 'job_' || lpad((1000000000 + n)::text, 26, '0'), 'rendition_key', md5(n::text),
         'created_at', clock_timestamp())) changed
       where job.id = $1`,
    [id, times],
  );
