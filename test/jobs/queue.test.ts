import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { claimJob, failAttempt, giveBack, succeedAttempt } from '../../src/services/job/attempt.ts';
import { fetchEntry, type JobEntry } from '../../src/services/job/entry.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { query } from '../crash/truth.ts';
import { makePicture } from '../picture.ts';
import { readJob, requestJob, waitForStatus } from './work.ts';

let app: TestApp;
let client: TestClient;

afterEach(async () => {
  await client.close();
  await app.close();
});

/** An app without a worker: the test is the worker. */
async function startIdle(jobs: number): Promise<string[]> {
  app = await startTestApp({ work: false, env: { RENDER_CHILDREN: '1' } });
  client = await signUp(app.url);
  const { data } = await client.upload(await makePicture());
  const ids = [];
  for (let margin = 0; margin < jobs; margin++)
    ids.push(
      await requestJob(client, data!.uploadImage.image.id, { removeBackground: {}, trim: { margin } }),
    );
  return ids;
}

const cutoutQueue = 'cutout.process_image.u2netp';

async function claimNext() {
  const system = app.contexts.forSystem();
  const entry = await fetchEntry<JobEntry>(system.queue, cutoutQueue);
  const attempt = entry && (await claimJob(system, entry));
  if (!attempt) throw new Error('There is nothing to claim.');
  return { ctx: app.contexts.forAccount(attempt.job.accountId), attempt };
}

const crash = new AppError('PROCESS_CRASHED', 'It ended.', { isRetryable: true });
const outcome = { metrics: {}, keys: [], write: async () => {} };
const entries = () =>
  query<{ id: string; state: string }>(
    app.databaseUrl,
    "select id, state from pgboss.job where name like 'cutout.%' and state < 'completed'",
  );

/** As the queue does when a worker has been silent for too long. */
async function takeAway(): Promise<void> {
  await query(
    app.databaseUrl,
    "update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'",
  );
  await vi.waitFor(async () => expect((await entries()).map(({ state }) => state)).not.toContain('active'), {
    timeout: 10_000,
  });
}

test('a job that is given back keeps its attempt and its place in line', async () => {
  const [first, second] = await startIdle(2);
  const { ctx, attempt } = await claimNext();
  expect(attempt.job.id).toBe(first);
  await giveBack(ctx, attempt);
  expect(await readJob(app, first!)).toMatchObject({ status: 'QUEUED', attempt: 0, error: null });
  const again = await claimNext();
  expect(again.attempt.job).toMatchObject({ id: first, attempt: 1 });
  expect((await claimNext()).attempt.job.id).toBe(second);
});

test('a worker that was taken for dead cannot end, fail or give back the job of the next one', async () => {
  const [id] = await startIdle(1);
  const zombie = await claimNext();
  await takeAway();
  const next = await claimNext();
  expect(next.attempt.job).toMatchObject({ id, attempt: 2 });
  await failAttempt(zombie.ctx, zombie.attempt, crash);
  await giveBack(zombie.ctx, zombie.attempt);
  expect(await succeedAttempt(zombie.ctx, zombie.attempt, outcome)).toBe(false);
  expect(await readJob(app, id!)).toMatchObject({ status: 'QUEUED', attempt: 2, error: null });
  expect(await succeedAttempt(next.ctx, next.attempt, outcome)).toBe(true);
  expect(await readJob(app, id!)).toMatchObject({ status: 'SUCCEEDED', attempt: 2 });
  expect(await entries()).toEqual([]);
});

test('a worker that was taken for dead and fails before the next one comes leaves one entry, not two', async () => {
  const [id] = await startIdle(1);
  const { ctx, attempt } = await claimNext();
  await takeAway();
  await failAttempt(ctx, attempt, crash);
  expect(await entries()).toHaveLength(1);
  const next = await claimNext();
  expect(next.attempt.job).toMatchObject({ id, attempt: 2 });
});

test('jobs end right when the database is restarted under them', async () => {
  app = await startTestApp({ env: { DATABASE_URL: '' } });
  client = await signUp(app.url);
  const { data } = await client.upload(await makePicture());
  const ids = [];
  for (let margin = 0; margin < 4; margin++)
    ids.push(
      await requestJob(client, data!.uploadImage.image.id, { removeBackground: {}, trim: { margin } }),
    );
  const lock = (await readFile(join(app.dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n');
  const password = await readFile(join(app.dataDir, 'postgres/password'), 'utf8');
  const embedded = { ...app, databaseUrl: `postgres://pasteup:${password}@127.0.0.1:${lock[3]}/postgres` };
  await waitForStatus(embedded, ids[0]!, 'RUNNING');
  // A fast shutdown, as an upgrade of the machine does it.
  process.kill(Number(lock[0]), 'SIGINT');
  for (const id of ids) await waitForStatus(embedded, id, 'SUCCEEDED');
  const doubles = await query(
    embedded.databaseUrl,
    'select key from rendition group by image_id, recipe, key having count(*) > 1',
  );
  expect(doubles).toEqual([]);
}, 60_000);
