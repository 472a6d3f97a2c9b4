import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { announce } from '../../src/events/announce.ts';
import { createProgress } from '../../src/jobs/progress.ts';
import { Job } from '../../src/schema/job.ts';
import type { Attempt } from '../../src/services/job/attempt.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
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

const jobsUpdated = 'subscription { jobsUpdated { cursor } }';
const jobUpdated = 'subscription ($id: ID!) { job: jobUpdated(id: $id) { id status progress } }';
const imageUpdated =
  'subscription ($id: ID!) { image: imageUpdated(id: $id) { id hasPublicUrls cutout { id } } }';

interface JobEvent {
  job: { id: string; status: string; progress: number };
}

async function nextJob(events: AsyncIterator<{ data?: JobEvent | null }>) {
  return (await events.next()).value?.data?.job;
}

async function uploadDisc(input: object = {}) {
  const disc = '<svg width="320" height="240"><circle cx="160" cy="120" r="75" fill="#b32"/></svg>';
  const { data } = await client.upload(await sharp(Buffer.from(disc)).jpeg().toBuffer(), input);
  return data!.uploadImage;
}

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

test('while a target is searched each try is told, and progress only rises', async () => {
  const { data } = await client.upload(await makePicture({ width: 640, height: 480 }), {
    recipes: [{ output: { format: 'AVIF', minSsim: 0.97 } }],
  });
  const id = data!.uploadImage.jobs[1]?.id;
  const told: number[] = [];
  for await (const { data: event } of client.subscribe<JobEvent>(jobUpdated, { id }))
    if (event) told.push(event.job.progress);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(new Set(told.filter((progress) => progress > 0.75 && progress < 0.95)).size).toBeGreaterThan(1);
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
