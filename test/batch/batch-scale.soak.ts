import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { signUp, type TestClient, watchToEnd } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { type BatchBed, createBatch, openBatchBed, readBatch, sendCsv } from './batch-bed.ts';

const rowCount = 100_000;
const window = 50;

let bed: BatchBed;
let csv: string;
let other: TestClient;
let picture: Uint8Array;

beforeAll(async () => {
  bed = await openBatchBed();
  other = await signUp(bed.app.url);
  picture = await makePicture({ width: 64, height: 48 });
  const rows = Array.from({ length: rowCount }, (_, i) => `SKU-${i},"Vase, ${i}",${bed.at(`/ok/${i}.jpg`)}`);
  csv = `sku,name,image\n${rows.join('\n')}\n`;
});
afterAll(async () => {
  await other.close();
  await bed.close();
});

const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const beganAt = performance.now();
  const result = await work();
  return [result, performance.now() - beganAt];
};

/** Of another account: from the upload to the last of its renditions. */
async function upload(): Promise<number> {
  const [, ms] = await timed(async () => {
    const { data } = await other.upload(picture, { recipes: [{ resize: { width: 32 } }] });
    for (const job of data!.uploadImage.jobs) await watchToEnd(other, job.id);
  });
  return ms;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const many = async (count: number) => {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(await upload());
  return median(values);
};

test('a hundred thousand rows are looked at, taken, read, waited beside and canceled', async () => {
  await upload();
  const idleMs = await many(5);
  const cpu = process.cpuUsage();
  const rss = process.memoryUsage().rss;
  const [looked, lookedMs] = await timed(() =>
    sendCsv<{ validateBatch: { rows: number; distinct: number } }>(bed.owner, {
      query: 'mutation ($input: ValidateBatchInput!) { validateBatch(input: $input) { rows distinct } }',
      csv,
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const lookedMb = (process.memoryUsage().rss - rss) / 1e6;
  expect(looked.data!.validateBatch).toEqual({ rows: rowCount, distinct: rowCount });

  const [id, createdMs] = await timed(() => createBatch(bed.owner, csv));
  let mostEntries = 0;
  const sampler = setInterval(async () => {
    const [row] = await runSql<{ count: number }>(
      bed.app,
      `select count(*)::int as count from pgboss.job_common entry join job on job.id = entry.data ->> 'jobId'
        join batch_item item on item.image_id = job.image_id where entry.state < 'completed' and item.batch_id = $1`,
      [id],
    );
    mostEntries = Math.max(mostEntries, row!.count);
  }, 100);
  const [, readMs] = await timed(() =>
    vi.waitFor(
      async () => {
        const { counts } = await readBatch(bed.owner, id, '(first: 1)');
        expect(counts.rows).toBe(rowCount);
      },
      { timeout: 300_000, interval: 200 },
    ),
  );
  const besideMs = await many(5);
  const [, countsMs] = await timed(() => readBatch(bed.owner, id, '(first: 1)'));
  const [, failedMs] = await timed(() => readBatch(bed.owner, id, '(first: 20, statuses: [FAILED])'));
  const { counts } = await readBatch(bed.owner, id, '(first: 1)');
  clearInterval(sampler);
  const [, canceledMs] = await timed(() =>
    bed.owner.get(`mutation { cancelBatch(input: { id: "${id}" }) { batch { status } } }`),
  );
  console.log({
    idleMs,
    besideMs,
    lookedMs,
    lookedCpuMs: (user + system) / 1000,
    lookedMb,
    createdMs,
    readMs,
    countsMs,
    failedMs,
    canceledMs,
    mostEntries,
    succeeded: counts.succeeded,
  });
  expect(mostEntries).toBeLessThanOrEqual(window + 10);
  expect(createdMs).toBeLessThan(1000);
  expect(canceledMs).toBeLessThan(1000);
}, 600_000);
