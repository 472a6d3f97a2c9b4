import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveLine } from '../../src/services/batch/line.ts';
import { readBatch as readFile } from '../../src/services/batch/read-batch.ts';
import { runSql } from '../sql.ts';
import { type BatchBed, createBatch, openBatchBed, readBatch } from './batch-bed.ts';

let bed: BatchBed;

/** Nobody works but the test: what a worker would do is done, broken off and done again here. */
beforeAll(async () => {
  bed = await openBatchBed({ work: false, env: { BATCH_WINDOW: '10' } });
});
afterAll(() => bed.close());

const rowCount = 2500;
const csv = () =>
  `sku,image\n${Array.from({ length: rowCount }, (_, i) => `A-${i},${bed.at(`/ok/${i % 2000}.jpg`)}`).join('\n')}\n`;

async function ownerId(): Promise<string> {
  const { viewer } = await bed.owner.get<{ viewer: { id: string } }>('{ viewer { id } }');
  return viewer.id;
}

const never = new AbortController().signal;

test('a file whose reader dies is read on, by several at once too, and each row is there once', async () => {
  const { app, owner } = bed;
  const id = await createBatch(owner, csv());
  const { contexts } = app;
  const account = await ownerId();
  const read = () => readFile(contexts.forAccount(account), id, { signal: never });
  await runSql(
    app,
    `create function die() returns trigger language plpgsql as $$ begin raise exception 'The database has died.'; end $$`,
  );
  await runSql(
    app,
    'create trigger die before insert on batch_row for each row when (new.index = 1500) execute function die()',
  );
  await expect(read()).rejects.toThrow('died');
  await runSql(app, 'drop function die cascade');
  const halfway = await readBatch(owner, id, '(first: 1)');
  expect(halfway.status).toBe('READING');
  expect(halfway.counts).toMatchObject({ rows: 1000, queued: 1000 });
  await Promise.all([read(), read(), read()]);
  await read();
  const whole = await readBatch(owner, id, '(first: 1)');
  expect(whole).toMatchObject({
    status: 'RUNNING',
    counts: { rows: rowCount, items: rowCount, distinct: 2000, queued: rowCount },
    problemCount: 500,
  });
  const [found] = await runSql(
    app,
    `select count(*)::int as rows, count(distinct index)::int as indexes, max(index) as last, max(line) as line from batch_row where batch_id = $1`,
    [id],
  );
  expect(found).toEqual({ rows: rowCount, indexes: rowCount, last: rowCount - 1, line: rowCount + 1 });
});

test('a line that many move at once takes each item once, and no more than there is room for', async () => {
  const { app, owner } = bed;
  const { batches } = await owner.get<{ batches: { nodes: { id: string }[] } }>(
    '{ batches { nodes { id } } }',
  );
  const id = batches.nodes[0]!.id;
  await Promise.all(Array.from({ length: 5 }, () => moveLine(app.contexts, id)));
  await moveLine(app.contexts, id);
  const { counts } = await readBatch(owner, id, '(first: 1)');
  expect(counts).toMatchObject({ running: 5, queued: rowCount - 5 });
  const images = await runSql(app, 'select source_url from image');
  expect(new Set(images.map((row) => row.source_url)).size).toBe(5);
  expect(images).toHaveLength(5);
  const [entries] = await runSql(
    app,
    `select count(*)::int as count from pgboss.job_common where state < 'completed' and data ->> 'jobId' is not null`,
  );
  expect(entries).toEqual({ count: 5 });
});

test('items whose work was lost are told so, and the line goes on without them', async () => {
  const { app, owner } = bed;
  const { batches } = await owner.get<{ batches: { nodes: { id: string }[] } }>(
    '{ batches { nodes { id } } }',
  );
  const id = batches.nodes[0]!.id;
  await runSql(app, "delete from job where kind = 'IMPORT_URL'");
  await moveLine(app.contexts, id);
  const batch = await readBatch(owner, id, '(statuses: [FAILED])');
  expect(batch.counts).toMatchObject({ failed: 10, running: 5 });
  expect(batch.failures).toEqual([{ code: 'INTERNAL_SERVER_ERROR', count: 10 }]);
});

test('a batch of which thousands wait is canceled by a few rows, and goes on as it was asked to', async () => {
  const { owner } = bed;
  const { batches } = await owner.get<{ batches: { nodes: { id: string }[] } }>(
    '{ batches { nodes { id } } }',
  );
  const id = batches.nodes[0]!.id;
  const change = (text: string) => owner.get(`mutation { ${text} { batch { status } } }`);
  await change(`cancelBatch(input: { id: "${id}" })`);
  const canceled = await readBatch(owner, id, '(first: 3, statuses: [CANCELED])');
  expect(canceled).toMatchObject({
    status: 'CANCELED',
    counts: { queued: 0, running: 0, failed: 10, canceled: rowCount - 10 },
  });
  expect(canceled.rows.nodes.map(({ status, items }) => [status, items[0]!.error?.code])).toEqual(
    Array(3).fill(['CANCELED', 'CANCELED']),
  );
  expect((await readBatch(owner, id, '(statuses: [QUEUED, RUNNING])')).rows.nodes).toEqual([]);
  const result = await (await fetch(canceled.resultUrl)).text();
  expect(result.match(/,CANCELED,CANCELED,/g)).toHaveLength(rowCount - 10);
  const waited = (await readBatch(owner, id, '(first: 100, statuses: [CANCELED])')).rows.nodes.at(-1)!;
  await change(`retryBatch(input: { id: "${id}", itemIds: ["${waited.items[0]!.id}"] })`);
  // With the later row that has its address.
  expect((await readBatch(owner, id, '(first: 1)')).counts).toMatchObject({ queued: 2 });
  await change(`cancelBatch(input: { id: "${id}" })`);
  await change(`retryBatch(input: { id: "${id}" })`);
  expect((await readBatch(owner, id, '(first: 1)')).counts).toMatchObject({ queued: rowCount });
});
