import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openLane } from '../../src/jobs/lane.ts';
import { outageDelaySeconds } from '../../src/services/job/attempt.ts';
import type { JobEntry } from '../../src/services/job/entry.ts';
import { enqueueMaintenance } from '../../src/services/job/maintenance.ts';
import { reconcileJobs } from '../../src/services/job/reconcile.ts';
import type { Storage } from '../../src/tools/storage/storage.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { makePicture } from '../picture.ts';
import { readJob, requestJob, waitForStatus } from './work.ts';

let web: TestApp;
let client: TestClient;
let imageId: string;

beforeAll(async () => {
  web = await startTestApp({
    work: false,
    // As if this machine had a model that the workers have not.
    decorate: ({ imaging, ...tools }) => ({
      ...tools,
      imaging: {
        ...imaging,
        models: () =>
          imaging.models().flatMap((model) => [model, { ...model, name: 'silueta', isDefault: false }]),
      },
    }),
  });
  client = await signUp(web.url);
  imageId = (await client.upload(await makePicture())).data!.uploadImage.image.id;
});
afterAll(async () => {
  await client.close();
  await web.close();
});

const sql = (text: string, values: unknown[] = []) => query(web.databaseUrl, text, values);
const startWorker = (decorate?: (storage: Storage) => Storage) =>
  startTestApp({
    beside: web,
    serve: false,
    env: { PURGE_CRON: '0 0 1 1 *' },
    ...(decorate && { decorate: (tools) => ({ ...tools, storage: decorate(tools.storage) }) }),
  });

/** As if nothing had happened to the jobs for two minutes. */
async function age(ids: string[]): Promise<void> {
  await sql('alter table job disable trigger rise_revision');
  await sql("update job set updated_at = now() - interval '2 minutes' where id = any($1)", [ids]);
  await sql('alter table job enable trigger rise_revision');
}

test('a job for a model that no process has waits for one that has it, and holds up no other', async () => {
  const elsewhere = await requestJob(client, imageId, { removeBackground: { model: 'silueta' } });
  const here = await requestJob(client, imageId, { removeBackground: {} });
  const worker = await startWorker();
  await waitForStatus(web, here, 'SUCCEEDED');
  expect(await readJob(web, elsewhere)).toMatchObject({ status: 'QUEUED', attempt: 0, error: null });
  await worker.close();
});

test('a job without an entry in the queue is put in line again, and none that has one', async () => {
  const lost = await requestJob(client, imageId, { resize: { width: 11 } });
  const queued = await requestJob(client, imageId, { resize: { width: 12 } });
  await sql("delete from pgboss.job where data->>'jobId' = $1", [lost]);
  const ctx = web.contexts.forSystem();
  expect(await reconcileJobs(ctx)).toEqual({ jobs: 0, layouts: 0 });
  await age([lost, queued]);
  // One of a newer program, which is not ours to know.
  await sql(
    `insert into job (id, account_id, image_id, kind, status, stage, progress, attempt, max_attempts, metrics, created_at, updated_at)
     select 'job_newer', account_id, image_id, 'RENDER_COLLAGE', status, stage, 0, 0, 3, metrics, created_at, updated_at
       from job where id = $1`,
    [lost],
  );
  // And ours, but told what no program understands any more: these must not stop the others.
  await sql(
    `insert into job (id, account_id, image_id, kind, payload, status, stage, progress, attempt, max_attempts, metrics, created_at, updated_at)
     select 'job_00' || recipe, account_id, image_id, kind, jsonb_build_object('recipe', recipe), status, stage, 0, 0, 3, metrics, created_at, updated_at
       from job, generate_series(1, 2) as recipe where id = $1`,
    [lost],
  );
  expect(await reconcileJobs(ctx)).toEqual({ jobs: 1, layouts: 0 });
  expect(await reconcileJobs(ctx)).toEqual({ jobs: 0, layouts: 0 });
  const worker = await startWorker();
  await waitForStatus(web, lost, 'SUCCEEDED');
  await worker.close();
});

test('what waits in a queue of a version before is put in line again at the next start', async () => {
  const id = await requestJob(client, imageId, { resize: { width: 13 } });
  await web.contexts.forSystem().queue.createQueue('convert');
  await sql("update pgboss.job set name = 'convert' where data->>'jobId' = $1", [id]);
  await age([id]);
  const worker = await startWorker();
  await waitForStatus(web, id, 'SUCCEEDED');
  await worker.close();
});

test('a sweep that takes long keeps no purge waiting', async () => {
  const sweeping = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const worker = await startWorker((storage) => ({
    ...storage,
    async *list(prefix) {
      sweeping.resolve();
      await goOn.promise;
      yield* storage.list(prefix);
    },
  }));
  await enqueueMaintenance(web.contexts.forSystem(), 'sweep', new Date());
  await sweeping.promise;
  await enqueueMaintenance(web.contexts.forSystem(), 'purge', new Date());
  const purged = "select 1 from pgboss.job where data->>'task' = 'purge' and state = 'completed'";
  await vi.waitFor(async () => expect(await sql(purged)).toHaveLength(1), { timeout: 10_000 });
  goOn.resolve();
  await worker.close();
});

test('what is away is asked again after twice as long each time, and at least every five minutes', () => {
  const delays = [1, 2, 3, 4, 50].map((claim) => outageDelaySeconds({ claim, attempt: 1 }));
  expect(delays).toEqual([5, 10, 20, 40, 300]);
});

test('a lane pauses after two outages in a row, whatever comes in, and its end does not wait for the pause', async () => {
  const ids = [];
  for (let width = 20; width < 25; width++)
    ids.push(await requestJob(client, imageId, { resize: { width } }));
  const ctx = web.contexts.forSystem();
  const warn = vi.spyOn(ctx.log, 'warn');
  const begun: string[] = [];
  const lane = openLane<JobEntry>(ctx, {
    queues: ['convert.process_image'],
    slots: 1,
    async run(entry) {
      begun.push(entry.data.jobId);
      return 'outage';
    },
  });
  await vi.waitFor(() =>
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ event: 'lane.paused', pauseMs: 5000 })),
  );
  await requestJob(client, imageId, { resize: { width: 30 } });
  const startedAt = performance.now();
  await lane.drain();
  expect(performance.now() - startedAt).toBeLessThan(2000);
  expect(begun).toHaveLength(2);
  warn.mockRestore();
});

test('what fails at once is one reason to pause; then an empty queue is watched as ever, by one slot', async () => {
  const ctx = web.contexts.forSystem();
  const warn = vi.spyOn(ctx.log, 'warn');
  await sql("delete from pgboss.job where name = 'convert.process_image'");
  for (let width = 40; width < 44; width++) await requestJob(client, imageId, { resize: { width } });
  const begun: string[] = [];
  const { promise: allBegun, resolve } = Promise.withResolvers<void>();
  const lane = openLane<JobEntry>(ctx, {
    queues: ['convert.process_image'],
    slots: 4,
    async run(entry) {
      begun.push(entry.data.jobId);
      if (begun.length > 4) return 'ended';
      if (begun.length === 4) resolve();
      await allBegun;
      return 'outage';
    },
  });
  const pauses = () =>
    warn.mock.calls.filter(([fields]) => (fields as { event: string }).event === 'lane.paused');
  await vi.waitFor(() => expect(pauses()).toHaveLength(1));
  expect(pauses()[0]![0]).toMatchObject({ pauseMs: 5000 });
  await setTimeout(7000);
  const late = await requestJob(client, imageId, { resize: { width: 50 } });
  await vi.waitFor(() => expect(begun.at(-1)).toBe(late), { timeout: 2500 });
  expect(pauses()).toHaveLength(1);
  await lane.drain();
  warn.mockRestore();
});
