import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { waitForStatus } from '../jobs/work.ts';
import { makePicture } from '../picture.ts';
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
  await vi.waitFor(() => expect([jobs.size(), images.size()]).toEqual([0, 0]), 10_000);
});
afterAll(async () => {
  await client.close();
  await web.close();
  await worker.close();
});

const execute = (sql: string, params: unknown[] = []) => worker.contexts.forSystem().em.execute(sql, params);

const jobsUpdated = `subscription ($after: String, $imageId: ID, $kinds: [JobKind!]) {
  update: jobsUpdated(after: $after, imageId: $imageId, kinds: $kinds) {
    job { id status progress } deletedId cursor isCaughtUp } }`;

interface JobsEvent {
  update: {
    job: { id: string; status: string; progress: number } | null;
    deletedId: string | null;
    cursor: string;
    isCaughtUp: boolean;
  };
}

const nextUpdate = async (events: AsyncIterator<{ data?: JobsEvent | null }>) =>
  (await events.next()).value?.data?.update as JobsEvent['update'];

/** All up to the first that says so. */
async function readPast(events: AsyncIterator<{ data?: JobsEvent | null }>) {
  const updates: JobsEvent['update'][] = [];
  while (!updates.at(-1)?.isCaughtUp) updates.push(await nextUpdate(events));
  return updates;
}

/** The past, when nothing of what was done before is still being told: it would come in between. */
async function watchQuietly(watcher: TestClient) {
  const idsOf = (past: JobsEvent['update'][]) => past.map(({ job, deletedId }) => job?.id ?? deletedId);
  for (;;) {
    const events = watcher.subscribe<JobsEvent>(jobsUpdated);
    const past = await readPast(events);
    const ids = idsOf(past);
    if (new Set(ids).size === ids.length) return { events, past, ids };
    await events.return?.();
  }
}

test('jobsUpdated tells first what is active or ended lately, oldest change first, then each change', async () => {
  const other = await signUp(web.url);
  const otherId = await readAccountId(web, other.apiKey as string);
  const [old, active, recent, gone] = (await addJobs(worker, otherId, 4)) as [string, string, string, string];
  await changeJobs(worker, otherId, [old, recent], { progress: 1, status: 'SUCCEEDED' });
  await execute('delete from job where id = ?', [gone]);
  const age = 'update row_change set at = at - ?::interval where id = any(?::text[])';
  await execute(age, ['1 hour', `{${old},${active}}`]);
  await execute(age, ['9 minutes', `{${recent},${gone}}`]);
  const { events, past, ids } = await watchQuietly(other);
  expect(ids).toEqual([active, recent, gone, null]);
  expect(past.map(({ isCaughtUp }) => isCaughtUp)).toEqual([false, false, false, true]);
  await changeJobs(worker, otherId, [active], { progress: 1, status: 'SUCCEEDED' });
  expect(await nextUpdate(events)).toMatchObject({
    job: { id: active, status: 'SUCCEEDED', progress: 1 },
    deletedId: null,
    isCaughtUp: true,
  });
  await events.return?.();
  await other.close();
});

test('where there is nothing to tell, one event says so and has the cursor', async () => {
  const other = await signUp(web.url);
  const events = other.subscribe<JobsEvent>(jobsUpdated);
  const first = await nextUpdate(events);
  expect(first).toEqual({ job: null, deletedId: null, cursor: expect.any(String), isCaughtUp: true });
  await events.return?.();
  const again = other.subscribe<JobsEvent>(jobsUpdated, { after: first.cursor });
  expect(await nextUpdate(again)).toMatchObject({ job: null, deletedId: null, isCaughtUp: true });
  await again.return?.();
  await other.close();
});

test('behind a cursor is what has changed, what was deleted, and how far that is which runs', async () => {
  const [running, ended, purged] = (await addJobs(worker, accountId, 3)) as [string, string, string];
  const events = client.subscribe<JobsEvent>(jobsUpdated);
  const { cursor } = (await readPast(events)).at(-1)!;
  await events.return?.();
  await changeJobs(worker, accountId, [ended], { progress: 1, status: 'FAILED' });
  await execute('update job set progress = 0.5 where id = ?', [running]);
  await execute('delete from job where id = ?', [purged]);
  const rest = client.subscribe<JobsEvent>(jobsUpdated, { after: cursor });
  const told = await readPast(rest);
  await rest.return?.();
  expect(told.map(({ deletedId }) => deletedId).filter((id) => id !== null)).toEqual([purged]);
  const states = new Map(told.flatMap(({ job }) => (job ? [[job.id, job]] : [])));
  expect(states.get(running)).toMatchObject({ progress: 0.5 });
  expect(states.get(ended)).toMatchObject({ status: 'FAILED' });
});

test('jobsUpdated tells of one image, or of some kinds, and says of all that are gone', async () => {
  const { data } = await client.upload(await makePicture(), { recipes: [{ resize: { width: 9 } }] });
  const { image, jobs } = data!.uploadImage;
  const [loose] = (await addJobs(worker, accountId, 1)) as [string];
  for (const id of jobs.map(({ id }) => id)) await waitForStatus(worker, id, 'SUCCEEDED');
  const ids = async (variables: object) => {
    const events = client.subscribe<JobsEvent>(jobsUpdated, variables);
    const past = await readPast(events);
    await changeJobs(worker, accountId, [loose], { progress: 0.1 });
    await events.return?.();
    return past.flatMap(({ job }) => job?.id ?? []);
  };
  expect(new Set(await ids({ imageId: image.id }))).toEqual(new Set(jobs.map(({ id }) => id)));
  expect(await ids({ imageId: image.id, kinds: ['PROCESS_IMAGE'] })).toEqual([jobs[1]?.id]);
  expect(await ids({ kinds: ['PREPARE_IMAGE'] })).toContain(loose);
  expect(await ids({ imageId: 'img_none' })).toEqual([]);
});

test('a past of more than 10,000 jobs is refused, with a cursor as one that is too old', async () => {
  const other = await signUp(web.url);
  const otherId = await readAccountId(web, other.apiKey as string);
  const events = other.subscribe<JobsEvent>(jobsUpdated);
  const { cursor } = await nextUpdate(events);
  await events.return?.();
  const ids = await addJobs(worker, otherId, 10_001);
  const { value } = await other.subscribe(jobsUpdated).next();
  expect(value.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', params: { limit: 10_000 } });
  const { value: late } = await other.subscribe(jobsUpdated, { after: cursor }).next();
  expect(late.errors[0].extensions).toMatchObject({ code: 'CONFLICT', params: { reason: 'CURSOR_TOO_OLD' } });
  await execute('delete from job where id = any(?::text[])', [`{${ids.join()}}`]);
  await other.close();
});

test('what came and went while LISTEN was lost is told afterwards', async () => {
  const [known] = (await addJobs(worker, accountId, 1)) as [string];
  const events = client.subscribe<JobsEvent>(jobsUpdated);
  await readPast(events);
  web.contexts.forSystem().events.drop();
  const [brief] = (await addJobs(worker, accountId, 1)) as [string];
  await changeJobs(worker, accountId, [known, brief], { progress: 1, status: 'SUCCEEDED' });
  const told = new Set<string>();
  while (told.size < 2) {
    const { job } = await nextUpdate(events);
    // How far those are that run may be told between.
    if (job?.status === 'SUCCEEDED' && [known, brief].includes(job.id)) told.add(job.id);
  }
  await events.return?.();
});

test('imagesUpdated tells of deletion and restoring, of expiry at its second, and of both behind a cursor', async () => {
  const imagesUpdated = `subscription ($after: String) { update: imagesUpdated(after: $after) {
    image { id thumbnail { id } } deletedId cursor isCaughtUp } }`;
  const other = await signUp(web.url);
  const upload = async (input: object = {}) => {
    const { data } = await other.upload(await makePicture(), input);
    const { image, jobs } = data!.uploadImage;
    for (const { id } of jobs) await waitForStatus(worker, id, 'SUCCEEDED');
    return image.id;
  };
  const change = (name: string, id: string) =>
    other.get(`mutation { ${name}(input: { ids: ["${id}"] }) { notFoundIds } }`);
  const open = (after?: string) => {
    const events = other.subscribe<{
      update: {
        image: { id: string; thumbnail: object | null } | null;
        deletedId: string | null;
        cursor: string;
        isCaughtUp: boolean;
      };
    }>(imagesUpdated, { after });
    const next = async () => (await events.next()).value!.data!.update;
    return { next, end: () => events.return?.() };
  };
  const id = await upload();
  const live = open();
  const first = await live.next();
  expect(first).toMatchObject({ image: { id, thumbnail: expect.any(Object) }, isCaughtUp: false });
  const { cursor, ...end } = await live.next();
  expect(end).toEqual({ image: null, deletedId: null, isCaughtUp: true });
  await change('deleteImages', id);
  expect(await live.next()).toMatchObject({ image: null, deletedId: id });
  await change('restoreImages', id);
  expect(await live.next()).toMatchObject({ image: { id }, deletedId: null });
  const brief = await upload({ expiresIn: 'PT2S' });
  const expiresAt = Date.now() + 2000;
  let last = await live.next();
  while (last.deletedId !== brief) last = await live.next();
  expect(Math.abs(Date.now() - expiresAt)).toBeLessThan(2000);
  await change('deleteImages', id);
  await live.end();

  const late = open(cursor);
  const told = [await late.next()];
  while (!told.at(-1)?.isCaughtUp) told.push(await late.next());
  expect(told.flatMap(({ deletedId }) => deletedId ?? []).toSorted()).toEqual([brief, id].toSorted());
  await late.end();
  await other.close();
});
