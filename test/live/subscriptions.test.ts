import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { announce } from '../../src/events/announce.ts';
import { createProgress } from '../../src/jobs/progress.ts';
import { Job } from '../../src/schema/job.ts';
import type { Attempt } from '../../src/services/job/attempt.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { openRawSocket } from './raw-socket.ts';
import { addJobs, changeJobs, readAccountId } from './rows.ts';

let worker: TestApp;
let web: TestApp;
let client: TestClient;
let accountId: string;

beforeAll(async () => {
  worker = await startTestApp({ serve: false });
  web = await startTestApp({ work: false, beside: worker, env: { ROLE: 'web' } });
  client = await signUp(web.url);
  accountId = await readAccountId(web, client.apiKey as string);
});
afterEach(async () => {
  const { jobs, images } = web.contexts.forSystem().events;
  await vi.waitFor(() => expect([jobs.size(), images.size()]).toEqual([0, 0]));
});
afterAll(async () => {
  await client.close();
  await web.close();
  await worker.close();
});

const execute = (sql: string, params: unknown[] = []) => worker.contexts.forSystem().em.execute(sql, params);

const jobsUpdated =
  'subscription ($after: String) { update: jobsUpdated(after: $after) { job { id status progress } deletedId cursor isCaughtUp } }';
const jobUpdated = 'subscription ($id: ID!) { job: jobUpdated(id: $id) { id status progress } }';
const imageUpdated =
  'subscription ($id: ID!) { image: imageUpdated(id: $id) { id hasPublicUrls cutout { id } } }';

interface JobFacts {
  id: string;
  status: string;
  progress: number;
}

interface JobEvent {
  job: JobFacts;
}

interface Update {
  update: { job: JobFacts | null; deletedId: string | null; cursor: string; isCaughtUp: boolean };
}

async function nextJob(events: AsyncIterator<{ data?: JobEvent | null }>) {
  return (await events.next()).value?.data?.job;
}

async function nextUpdate(events: AsyncIterator<{ data?: Update | null }>) {
  return (await events.next()).value?.data?.update as Update['update'];
}

/** The next that tells of a job. */
async function nextUpdatedJob(events: AsyncIterator<{ data?: Update | null }>): Promise<JobFacts> {
  return (await nextUpdate(events)).job ?? nextUpdatedJob(events);
}

async function uploadDisc(input: object = {}) {
  const disc = '<svg width="320" height="240"><circle cx="160" cy="120" r="75" fill="#b32"/></svg>';
  const { data } = await client.upload(await sharp(Buffer.from(disc)).jpeg().toBuffer(), input);
  return data!.uploadImage;
}

test('jobsUpdated tells first what is active or has ended in the last ten minutes, then that this was it, then each change', async () => {
  const [old, active, recent] = (await addJobs(worker, accountId, 3)) as [string, string, string];
  await changeJobs(worker, accountId, [old, recent], { progress: 1, status: 'SUCCEEDED' });
  const age = 'update job set finished_at = finished_at - ?::interval where id = ?';
  await execute(age, ['1 hour', old]);
  await execute(age, ['1 minute', recent]);
  const events = client.subscribe<Update>(jobsUpdated);
  expect([await nextUpdate(events), await nextUpdate(events), await nextUpdate(events)]).toMatchObject([
    { job: { id: active }, isCaughtUp: false },
    { job: { id: recent }, isCaughtUp: false },
    { job: null, deletedId: null, isCaughtUp: true },
  ]);
  await changeJobs(worker, accountId, [active], { progress: 1, status: 'SUCCEEDED' });
  expect(await nextUpdate(events)).toMatchObject({
    job: { id: active, status: 'SUCCEEDED', progress: 1 },
    isCaughtUp: true,
  });
  await events.return?.();
});

test('where there is no past that is told at once', async () => {
  const other = await signUp(web.url);
  for (const field of ['jobsUpdated', 'imagesUpdated']) {
    const events = other.subscribe<Update>(
      `subscription { update: ${field} { deletedId cursor isCaughtUp } }`,
    );
    const { cursor, ...told } = await nextUpdate(events);
    expect(told).toEqual({ deletedId: null, isCaughtUp: true });
    await events.return?.();
    const again = other.subscribe<Update>(
      `subscription { update: ${field}(after: "${cursor}") { deletedId isCaughtUp } }`,
    );
    expect(await nextUpdate(again)).toEqual({ deletedId: null, isCaughtUp: true });
    await again.return?.();
  }
  await other.close();
});

test('jobsUpdated refuses a past of more than 10,000 jobs', async () => {
  const other = await signUp(web.url);
  const otherId = await readAccountId(web, other.apiKey as string);
  const ids = await addJobs(worker, otherId, 10_001);
  const { value } = await other.subscribe(jobsUpdated).next();
  expect(value.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  await execute('delete from job where id = any(?::text[])', [`{${ids.join()}}`]);
  await other.close();
});

test('what came and went while LISTEN was lost is told afterwards', async () => {
  const [known] = (await addJobs(worker, accountId, 1)) as [string];
  const events = client.subscribe<Update>(jobsUpdated);
  await vi.waitFor(async () => expect((await nextUpdatedJob(events)).id).toBe(known));
  web.contexts.forSystem().events.drop();
  const [brief] = (await addJobs(worker, accountId, 1)) as [string];
  await changeJobs(worker, accountId, [known, brief], { progress: 1, status: 'SUCCEEDED' });
  const told = new Set<string>();
  while (told.size < 2) {
    const job = await nextUpdatedJob(events);
    if (job.status === 'SUCCEEDED' && [known, brief].includes(job.id)) told.add(job.id);
  }
  await events.return?.();
});

test.each([
  'x',
  '',
  Buffer.from(JSON.stringify(['another.1.1', Date.now(), '5'])).toString('base64url'),
  Buffer.from(JSON.stringify(['x', 'y'])).toString('base64url'),
])('the cursor %j is too old, and says so', async (after) => {
  const { value } = await client.subscribe(jobsUpdated, { after }).next();
  expect(value.errors[0].extensions).toMatchObject({
    code: 'CONFLICT',
    params: { argument: 'after', reason: 'CURSOR_TOO_OLD' },
  });
});

test('jobUpdated of a final job is its state and the end; of a purged one GONE and the end', async () => {
  const [final, purged] = (await addJobs(worker, accountId, 2)) as [string, string];
  await changeJobs(worker, accountId, [final], { progress: 1, status: 'FAILED' });
  const ended = client.subscribe<JobEvent>(jobUpdated, { id: final });
  expect(await nextJob(ended)).toMatchObject({ status: 'FAILED' });
  expect((await ended.next()).done).toBe(true);

  const events = client.subscribe<JobEvent>(jobUpdated, { id: purged });
  await nextJob(events);
  await inTransaction(worker.contexts.forSystem(), async (inner) => {
    await inner.em.execute('delete from job where id = ?', [purged]);
    await announce(inner, { topic: 'job', id: purged, accountId });
  });
  expect((await events.next()).value.errors[0].extensions.code).toBe('GONE');
  expect((await events.next()).done).toBe(true);
});

test('imageUpdated tells of changes, and ends with GONE when the image is deleted', async () => {
  const { image, jobs } = await uploadDisc();
  const events = client.subscribe(imageUpdated, { id: image.id });
  expect((await events.next()).value.data.image).toMatchObject({ id: image.id, hasPublicUrls: false });
  const mutation =
    'mutation ($input: SetImagesPublicUrlsInput!) { setImagesPublicUrls(input: $input) { images { id } } }';
  await client.get(mutation, { input: { ids: [image.id], hasPublicUrls: true } });
  await vi.waitFor(async () => expect((await events.next()).value.data.image.hasPublicUrls).toBe(true));
  const deletion = 'mutation ($input: DeleteImagesInput!) { deleteImages(input: $input) { deletedIds } }';
  await client.get(deletion, { input: { ids: [image.id] } });
  let last = await events.next();
  while (!last.value.errors) last = await events.next();
  expect(last.value.errors[0].extensions.code).toBe('GONE');
  expect((await events.next()).done).toBe(true);
  expect(jobs).toHaveLength(1);
});

test('imageUpdated ends with GONE at the second of expiry, which for a far one is not now', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  const { image: lasting } = await uploadDisc({ expiresIn: 'P365D' });
  const far = client.subscribe(imageUpdated, { id: lasting.id });
  await far.next();

  const { image } = await uploadDisc({ expiresIn: 'PT2S' });
  const expiresAt = Date.now() + 2000;
  const events = client.subscribe(imageUpdated, { id: image.id });
  let last = await events.next();
  while (!last.value.errors) last = await events.next();
  expect(last.value.errors[0].extensions.code).toBe('GONE');
  expect((await events.next()).done).toBe(true);
  expect(Math.abs(Date.now() - expiresAt)).toBeLessThan(1000);
  await far.return?.();
  process.off('warning', onWarning);
  expect(warnings.map(({ name }) => name)).not.toContain('TimeoutOverflowWarning');
});

test('nested fields are read anew for each event', async () => {
  const { image, jobs } = await uploadDisc({ recipes: [{ removeBackground: {} }] });
  const states: {
    status: string;
    rendition: { id: string } | null;
    image: { cutout: { id: string } | null };
  }[] = [];
  for await (const { data } of client.subscribe<{ job: (typeof states)[number] }>(
    'subscription ($id: ID!) { job: jobUpdated(id: $id) { status rendition { id } image { cutout { id } } } }',
    { id: jobs[1]?.id },
  ))
    if (data) states.push(data.job);
  expect(states[0]).toMatchObject({ rendition: null, image: { cutout: null } });
  expect(states.at(-1)).toMatchObject({ status: 'SUCCEEDED', rendition: { id: expect.any(String) } });
  expect(states.at(-1)?.image.cutout).toEqual(states.at(-1)?.rendition);
  const events = client.subscribe(imageUpdated, { id: image.id });
  expect((await events.next()).value.data.image.cutout).toEqual(states.at(-1)?.rendition);
  await events.return?.();
});

test('progress is written at most five times a second, the last report included, and never after the end', async () => {
  const [id] = (await addJobs(worker, accountId, 1)) as [string];
  const ctx = worker.contexts.forAccount(accountId);
  const attempt = { job: await ctx.em.findOneOrFail(Job, { id }) } as Attempt;
  const told: number[] = [];
  const events = client.subscribe<JobEvent>(jobUpdated, { id });
  const ended = (async () => {
    for await (const { data } of events) if (data) told.push(data.job.progress);
  })();
  await vi.waitFor(() => expect(told).toEqual([0]));
  const progress = createProgress(ctx, attempt);
  const startedAt = performance.now();
  for (let n = 1; n <= 100; n++) {
    progress.report('ENCODING', n / 100);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await vi.waitFor(() => expect(told.at(-1)).toBe(1));
  expect(told.length).toBeLessThanOrEqual(3 + (performance.now() - startedAt) / 200);
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  await progress.stop();
  progress.report('STORING', 1);
  await changeJobs(worker, accountId, [id], { progress: 1, status: 'SUCCEEDED' });
  await ended;
  expect((await ctx.em.fork().findOneOrFail(Job, { id })).stage).toBe('ENCODING');
});

test('a socket that goes away, or completes, leaves no watch behind', async () => {
  const ids = await addJobs(worker, accountId, 3);
  const { socket, subscribe } = await openRawSocket(web.url, client.apiKey);
  const { jobs } = web.contexts.forSystem().events;
  for (const id of ids) subscribe(id, jobUpdated, { id });
  subscribe('all', jobsUpdated);
  await vi.waitFor(() => expect(jobs.size()).toBe(4));
  socket.send(JSON.stringify({ id: ids[0], type: 'complete' }));
  await vi.waitFor(() => expect(jobs.size()).toBe(3));
  // Gone before it is begun.
  subscribe('brief', jobsUpdated);
  socket.send(JSON.stringify({ id: 'brief', type: 'complete' }));
  subscribe('late', jobsUpdated);
  socket.terminate();
  await vi.waitFor(() => expect(jobs.size()).toBe(0));
});
