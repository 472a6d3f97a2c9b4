import { afterAll, beforeAll, expect, test } from 'vitest';
import { Job } from '../../src/schema/job.ts';
import { type Attempt, reportProgress } from '../../src/services/job/attempt.ts';
import { forgetChanges } from '../../src/services/watch/forget-changes.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { waitForStatus } from '../jobs/work.ts';
import { makePicture } from '../picture.ts';
import { purgeNow } from '../purge.ts';
import { addJobs, changeJobs, readAccountId } from './rows.ts';

/** What is told behind a cursor, besides what cursor.test.ts and updates.test.ts say, and when it is refused. */
let app: TestApp;
let client: TestClient;
let accountId: string;

beforeAll(async () => {
  app = await startTestApp();
  client = await signUp(app.url);
  accountId = await readAccountId(app, client.apiKey as string);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const execute = <Row>(sql: string, values: unknown[] = []) =>
  app.contexts.forSystem().em.execute<Row[]>(sql, values);

interface Update {
  job?: { id: string; status: string; progress: number } | null;
  image?: { id: string; renditions: { nodes: { id: string }[] } } | null;
  deletedId: string | null;
  cursor: string;
  isCaughtUp: boolean;
}

const fields = {
  jobsUpdated: 'job { id status progress }',
  imagesUpdated: 'image { id renditions { nodes { id } } }',
};

/** All that is told behind the cursor. */
async function readPast(field: keyof typeof fields, after: string | null = null): Promise<Update[]> {
  const query = `subscription ($after: String) { update: ${field}(after: $after) { ${fields[field]} deletedId cursor isCaughtUp } }`;
  const updates: Update[] = [];
  for await (const { data, errors } of client.subscribe<{ update: Update }>(query, { after })) {
    if (errors) throw Object.assign(new Error('Refused.'), errors[0]?.extensions);
    updates.push(data!.update);
    if (updates.at(-1)?.isCaughtUp) break;
  }
  return updates;
}

const readCursor = async (field: keyof typeof fields = 'jobsUpdated') =>
  (await readPast(field)).at(-1)?.cursor as string;

async function upload(): Promise<{ id: string; jobs: string[] }> {
  const { data } = await client.upload(await makePicture());
  const { image, jobs } = data!.uploadImage;
  for (const { id } of jobs) await waitForStatus(app, id, 'SUCCEEDED');
  return { id: image.id, jobs: jobs.map(({ id }) => id) };
}

test('an image is told of again when something was made of it', async () => {
  const { id } = await upload();
  const cursor = await readCursor('imagesUpdated');
  const { processImage } = await client.get<{ processImage: { job: { id: string } } }>(
    `mutation { processImage(input: { imageId: "${id}", recipe: { resize: { width: 7 } } }) { job { id } } }`,
  );
  await waitForStatus(app, processImage.job.id, 'SUCCEEDED');
  const told = await readPast('imagesUpdated', cursor);
  expect(told.map(({ image }) => image?.id)).toEqual([id, undefined]);
  expect(told[0]?.image?.renditions.nodes).toHaveLength(3);
});

test('that a job runs, and how far it is, is told though it moves no cursor', async () => {
  const [id, other] = (await addJobs(app, accountId, 2)) as [string, string];
  await execute(`update job set status = 'QUEUED' where id = ?`, [id]);
  const ctx = app.contexts.forAccount(accountId);
  const attempt = { job: await ctx.em.findOneOrFail(Job, { id }) } as Attempt;
  // As if its process had died before it could announce it.
  await execute(`update job set status = 'RUNNING' where id = ?`, [id]);
  await changeJobs(app, accountId, [other], { progress: 1, status: 'SUCCEEDED' });
  const cursor = await readCursor();
  for (const progress of [0.1, 0.7]) {
    await reportProgress(ctx, attempt, 'ENCODING', progress);
    const told = await readPast('jobsUpdated', cursor);
    expect(told.find(({ job }) => job?.id === id)?.job).toMatchObject({ status: 'RUNNING', progress });
  }
  const [{ count } = {}] = await execute<{ count: string }>(
    `select count(*) from row_change where id = ? and xid >= (select xid from row_change where id = ?)`,
    [id, other],
  );
  expect(count).toBe('0');
  await execute('delete from job where id in (?, ?)', [id, other]);
});

test('what the purge takes, images and their jobs, is told to who watches and behind a cursor', async () => {
  const { id, jobs } = await upload();
  const cursors = { jobsUpdated: await readCursor(), imagesUpdated: await readCursor('imagesUpdated') };
  await execute(
    `update image set gone_at = now() - interval '11 minutes', restorable_until = now() - interval '11 minutes' + interval '10 minutes' where id = ?`,
    [id],
  );
  const watching = (async () => {
    const query = 'subscription { update: jobsUpdated { deletedId } }';
    for await (const { data } of client.subscribe<{ update: Update }>(query))
      if (jobs.includes(data!.update.deletedId as string)) return data!.update.deletedId;
    return null;
  })();
  await purgeNow(app);
  expect(jobs).toContain(await watching);
  const gone = async (field: keyof typeof fields) =>
    (await readPast(field, cursors[field])).flatMap(({ deletedId }) => deletedId ?? []);
  expect(await gone('imagesUpdated')).toEqual([id]);
  expect((await gone('jobsUpdated')).toSorted()).toEqual(jobs.toSorted());
});

const tooOld = { code: 'CONFLICT', params: { reason: 'CURSOR_TOO_OLD', argument: 'after' } };

test('a cursor of more than a day ago is too old, and what only such ones would need is forgotten', async () => {
  const [recent, old] = (await addJobs(app, accountId, 2)) as [string, string];
  const [, at, database] = Buffer.from(await readCursor(), 'base64url')
    .toString()
    .split('.');
  const cursorOf = (hours: number) =>
    Buffer.from(`3.${Number(at) - hours * 3_600_000}.${database}`).toString('base64url');
  expect((await readPast('jobsUpdated', cursorOf(23.9))).at(-1)?.isCaughtUp).toBe(true);
  await expect(readPast('jobsUpdated', cursorOf(24.1))).rejects.toMatchObject(tooOld);
  await execute('update row_change set at = at - ?::interval where id = ?', ['24 hours', recent]);
  await execute('update row_change set at = at - ?::interval where id = ?', ['26 hours', old]);
  await forgetChanges(app.contexts.forSystem());
  const rows = await execute<{ id: string }>('select id from row_change where id in (?, ?)', [recent, old]);
  expect(rows).toEqual([{ id: recent }]);
  await execute('delete from job where id in (?, ?)', [recent, old]);
});

test.each([
  ['is none', () => 'x'],
  ['is empty', () => ''],
  ['has a NUL', (cursor: string) => Buffer.from(`${cursor}\0`).toString('base64url')],
  ['is of another database', (cursor: string) => cursor.replace(/.$/, '')],
  ['has a number to come', (cursor: string) => cursor.replace(/^\d+/, (xid) => `${BigInt(xid) + 10n ** 9n}`)],
])('a cursor that %s is too old, and says so', async (_what, change) => {
  const cursor = Buffer.from(await readCursor(), 'base64url').toString();
  const changed = change(cursor);
  const after = changed.includes('.') ? Buffer.from(changed).toString('base64url') : changed;
  await expect(readPast('jobsUpdated', after)).rejects.toMatchObject(tooOld);
});

test('where the database went back to an earlier day, as its next start shows, cursors since then are too old', async () => {
  const cursor = await readCursor();
  await readPast('jobsUpdated', cursor);
  // A process began to listen later, and yet with a lower number.
  await execute(
    `insert into row_change (id, account_id, topic, xid, at) values ('back', '', 'start', '4', now() + interval '1 second')`,
  );
  await expect(readPast('jobsUpdated', cursor)).rejects.toMatchObject(tooOld);
  await execute(`delete from row_change where id = 'back'`);
});

test('changes that a dump brought along from a database with higher numbers are not told for ever', async () => {
  const [id] = (await addJobs(app, accountId, 1)) as [string];
  await changeJobs(app, accountId, [id], { progress: 1, status: 'SUCCEEDED' });
  await execute(`update row_change set xid = '999999999999', at = now() - interval '1 hour' where id = ?`, [
    id,
  ]);
  const told = await readPast('jobsUpdated', await readCursor());
  expect(told.map(({ job }) => job?.id)).not.toContain(id);
});
