import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForStatus } from '../jobs/work.ts';
import { makePicture } from '../picture.ts';
import { adminKey, openScaleBed, type ScaleBed } from './bed.ts';
import { dearestDocuments } from './dearest-documents.ts';
import { busyImage } from './fill.ts';
import { filteredLists, sortedLists } from './filtered-lists.ts';
import type { Ran } from './plans.ts';

const sizes = [1000, 1_000_000] as const;
const repeats = 20;

const beds: ScaleBed[] = [];
let picture: Uint8Array;

beforeAll(async () => {
  picture = await makePicture({ width: 64, height: 48 });
  for (const size of sizes) beds.push(await openScaleBed(size));
}, 3_600_000);
afterAll(() => Promise.all(beds.map((bed) => bed.close())));

/** Two thirds down the account's list. */
const deepCursor = (images: number) => {
  const n = Math.floor((images / 5) * (2 / 3)) * 5;
  const id = `img_${String(n).padStart(26, '0')}`;
  const createdAt = new Date(Date.now() - 86_400_000 - n * 1000).toISOString();
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
};

const upload = async ({ app, client }: ScaleBed, clientId: string) => {
  const { data } = await client.upload(picture, { clientId, recipes: [{ resize: { width: 20 } }] });
  for (const { id } of data!.uploadImage.jobs) await waitForStatus(app, id, 'SUCCEEDED');
};

const operations: Record<string, (bed: ScaleBed, turn: number, images: number) => Promise<unknown>> = {
  'first page': ({ client }) => client.get('{ images(first: 50) { nodes { id } } }'),
  'deep page': ({ client }, _turn, images) =>
    client.get(`{ images(first: 50, after: "${deepCursor(images)}") { nodes { id } } }`),
  'jobs, first page': ({ client }) => client.get('{ jobs(first: 50) { nodes { id } } }'),
  "an image's jobs": ({ client }) =>
    client.get(`{ image(id: "${busyImage.id}") { jobs(first: 50) { nodes { id } } } }`),
  usage: ({ client }) => client.get('{ viewer { usage { images storedBytes activeJobs } } }'),
  'an upload and its two jobs': (bed, turn) => upload(bed, `upload ${turn}`),
  'the same upload again': (bed, turn) => upload(bed, `upload ${turn}`),
  'a recipe': ({ client }, turn) =>
    client.get(
      `mutation { processImage(input: { imageId: "${busyImage.id}", recipe: { resize: { width: ${turn + 1} } } }) { job { id } } }`,
    ),
  'what changed lately, and behind a cursor': async ({ client }) => {
    for (const field of ['jobsUpdated', 'imagesUpdated']) {
      const query = `subscription ($after: String) { update: ${field}(after: $after) { cursor } }`;
      let after: string | undefined;
      for (const _ of ['lately', 'behind a cursor']) {
        const events = client.subscribe<{ update: { cursor: string } }>(query, { after });
        after = (await events.next()).value?.data?.update.cursor;
        await events.return?.();
      }
    }
  },
  'delete and restore': async ({ client }) => {
    for (const mutation of ['deleteImages', 'restoreImages'])
      await client.get(`mutation { ${mutation}(input: { ids: ["${busyImage.id}"] }) { notFoundIds } }`);
  },
  'a trivial query': ({ client }) => client.get('{ viewer { id } }'),
  ...Object.fromEntries(
    Object.entries(dearestDocuments).map(([name, text]) => [
      name,
      ({ client }: ScaleBed) => client.get(text),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ ...filteredLists, ...sortedLists('') }).map(([name]) => [name, readFiltered(name)]),
  ),
  metrics: ({ app }) => fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${adminKey}` } }),
};

/** With the instant since when twenty of the account's rows have changed as they were filled in. */
function readFiltered(name: string) {
  return async ({ client, since }: ScaleBed) =>
    client.get((filteredLists[name] ?? sortedLists(since)[name]) as string);
}

/** Statements that differ in their values only. */
const shapeOf = ({ sql }: Ran) =>
  sql
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\b\d+(\.\d+)?\b/g, '?')
    .replace(/\?(, \?)+/g, '?');

/** A row that a statement names by its key is the way down an index, three pages at a million rows, and one of the table. */
const countNamedPages = (sql: string) => 4 * (sql.match(/'[^']*'/g)?.length ?? 0);

const percentile = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;

/** The median: the first time on a connection a statement reads 300 pages of Postgres' own tables besides. */
const usual = (runs: Ran[]) =>
  new Map(
    [...Map.groupBy(runs, shapeOf)].map(([shape, same]) => {
      const byPages = same.toSorted((a, b) => a.buffers - b.buffers);
      return [shape, byPages[Math.floor((byPages.length - 1) / 2)]!];
    }),
  );

test.each(Object.keys(operations))(
  '%s looks at no more pages of a million rows than of a thousand',
  async (name) => {
    const measured = [];
    for (const [i, images] of sizes.entries()) {
      const times: number[] = [];
      const runs: Ran[] = [];
      for (let turn = 0; turn < repeats; turn++)
        runs.push(
          ...(await beds[i]!.record(async () => {
            const startedAt = performance.now();
            await operations[name]!(beds[i]!, turn, images);
            times.push(performance.now() - startedAt);
          })),
        );
      measured.push({
        usual: usual(runs),
        p95: percentile(times),
        slowest: Math.max(0, ...runs.map(({ ms }) => ms)),
        runs,
      });
    }
    const [small, large] = measured as [(typeof measured)[0], (typeof measured)[0]];
    const mostPages = (of: typeof small) =>
      Math.max(0, ...[...of.usual.values()].map(({ buffers }) => buffers));
    console.log(
      `${name}: p95 ${small.p95.toFixed(1)} → ${large.p95.toFixed(1)} ms, slowest statement ${small.slowest.toFixed(1)} → ` +
        `${large.slowest.toFixed(1)} ms, most pages of a statement ${mostPages(small)} → ${mostPages(large)}, ` +
        `${large.runs.length / repeats} statements`,
    );
    const costly = [...large.usual].filter(
      ([shape, { sql, buffers }]) =>
        buffers > Math.max(2 * (small.usual.get(shape)?.buffers ?? 0) + 20, countNamedPages(sql)),
    );
    expect(costly).toEqual([]);
    expect(large.runs.filter(({ scanned }) => scanned.length > 0)).toEqual([]);
  },
);
