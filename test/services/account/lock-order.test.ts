import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Image } from '../../../src/schema/image.ts';
import { claimJob, succeedAttempt } from '../../../src/services/job/attempt.ts';
import { fetchEntry, type JobEntry } from '../../../src/services/job/entry.ts';
import { startTestApp, type TestApp } from '../../app.ts';
import { createTestClient, signUp, type TestClient } from '../../client.ts';
import { addJobs, readAccountId } from '../../live/rows.ts';
import { makePicture } from '../../picture.ts';
import { purgeNow } from '../../purge.ts';
import { runSql } from '../../sql.ts';

let app: TestApp;
let clients: TestClient[];
/** Ids sort by the time they were made. */
let accounts: string[];
/** Somebody else's transaction, which is halfway through its own locks. */
let other: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  clients = [await signUp(app.url), await signUp(app.url)];
  accounts = await Promise.all(clients.map((client) => readAccountId(app, client.apiKey!)));
  other = new pg.Client({ connectionString: app.databaseUrl });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  for (const client of clients) await client.close();
  await app.close();
});

const upload = async (client: TestClient) => {
  const { data } = await client.upload(await makePicture({ width: 64, height: 48 }));
  return data!.uploadImage;
};

const expire = (ids: string[]) =>
  runSql(app, "update image set expires_at = now() - interval '1 second' where id = any($1)", [ids]);

const waitUntilBlocked = (statements = 1) =>
  vi.waitFor(async () => {
    const waiting = await runSql(
      app,
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(waiting).toHaveLength(statements);
  });

/** Begins the work while another holds `first`, and has the other go on to `second` when the work waits for it. */
async function interleave<T>(first: string, work: () => Promise<T>, second: string): Promise<T> {
  await other.query('begin');
  await other.query(first);
  const working = work();
  working.catch(() => undefined);
  await waitUntilBlocked();
  await other.query(second).finally(() => other.query('commit'));
  return working;
}

const touchUsage = (accountId: string) =>
  `update account_usage set images = images where account_id = '${accountId}'`;
const purge = () => purgeNow(app);

test('a purge waits for whoever is about to claim a job, holding nothing they need', async () => {
  const { image, jobs } = await upload(clients[0]!);
  await expire([image.id]);
  const job = `'${jobs[0]!.id}'`;
  const claim = `update job set status = 'RUNNING' where id = ${job}`;
  const report = await interleave(`select id from job where id = ${job} for update`, purge, claim);
  expect(report.images).toBe(1);
});

test('a purge goes through its accounts in the order everybody does', async () => {
  const [low, high] = accounts as [string, string];
  const [lowJob] = await addJobs(app, low, 1);
  // The image that is removed first belongs to the account that is locked last.
  const images = [(await upload(clients[1]!)).image.id, (await upload(clients[0]!)).image.id];
  await runSql(app, "update job set status = 'SUCCEEDED' where image_id = any($1)", [images]);
  await runSql(
    app,
    "update image set gone_at = now() - interval '1 hour', restorable_until = now() - interval '1 hour' + interval '10 minutes' where id = any($1)",
    [images],
  );
  const report = await interleave(`delete from job where id = '${lowJob}'`, purge, touchUsage(high));
  expect(report.images).toBe(2);
});

test('a result waits for whoever asks for another of the same image, holding nothing they need', async () => {
  const { image, jobs } = await upload(clients[0]!);
  const accountId = await readAccountId(app, clients[0]!.apiKey!);
  const ctx = app.contexts.forAccount(accountId);
  const attempt = await vi.waitFor(async () => {
    const entry = await fetchEntry<JobEntry>(ctx.queue, 'quick.prepare_image');
    const claimed = entry && (await claimJob(app.contexts.forSystem(), entry));
    expect(claimed?.job.id).toBe(jobs[0]!.id);
    return claimed!;
  });
  const end = () =>
    succeedAttempt(ctx, attempt, {
      metrics: {},
      keys: [],
      write: async ({ em }) =>
        void (await em.nativeUpdate(Image, { id: image.id }, { placeholder: 'data:,' })),
    });
  const share = `select id from image where id = '${image.id}' for share`;
  expect(await interleave(share, end, touchUsage(accountId))).toBe(true);
});

const deleteAccount = (client: TestClient, id: string) =>
  client.ask(`mutation { deleteAccount(input: { id: "${id}" }) { deletedId } }`);

test('deleting an account holds nothing that whoever has an image of it needs', async () => {
  const client = await signUp(app.url);
  const accountId = await readAccountId(app, client.apiKey!);
  const { image } = await upload(client);
  await other.query('begin');
  await other.query(`select id from image where id = '${image.id}' for update`);
  const deleting = deleteAccount(client, accountId);
  await Promise.race([deleting, waitUntilBlocked()]);
  await other.query(touchUsage(accountId)).finally(() => other.query('commit'));
  expect((await deleting).errors).toBeUndefined();
});

test('what was under way when its account was deleted comes to nothing', async () => {
  const client = await signUp(app.url);
  const accountId = await readAccountId(app, client.apiKey!);
  await other.query('begin');
  await other.query(`select id from account where id = '${accountId}' for no key update`);
  const deleting = deleteAccount(client, accountId);
  await waitUntilBlocked();
  const late = [
    client.upload(await makePicture({ width: 64, height: 48 })),
    client.ask(
      'mutation { createUpload(input: { filename: "a", mimeType: "image/png", byteSize: 9 }) { upload { id } } }',
    ),
    client.ask('mutation { createApiKey { secret } }'),
    client.ask('mutation { rotateApiKey { secret } }'),
  ];
  await waitUntilBlocked(1 + late.length);
  await other.query('commit');
  expect((await deleting).errors).toBeUndefined();
  const answers = await Promise.all(late);
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
    late.map(() => 'UNAUTHENTICATED'),
  );
  const left = await runSql(
    app,
    `select account_id from image where account_id = $1 union select account_id from stored_object where account_id = $1
     union select account_id from api_key where account_id = $1 union select account_id from pending_upload where account_id = $1`,
    [accountId],
  );
  expect(left).toEqual([]);
});

test('whose key is revoked while they wait makes no other in its place', async () => {
  const owner = await signUp(app.url);
  const accountId = await readAccountId(app, owner.apiKey!);
  const { createApiKey } = await owner.get<{ createApiKey: { apiKey: { id: string }; secret: string } }>(
    'mutation { createApiKey { apiKey { id } secret } }',
  );
  const stolen = createTestClient(app.url, createApiKey.secret);
  await other.query('begin');
  await other.query(`select id from account where id = '${accountId}' for no key update`);
  const revoking = owner.ask(
    `mutation { revokeApiKey(input: { id: "${createApiKey.apiKey.id}" }) { revokedId } }`,
  );
  await waitUntilBlocked();
  const late = [
    stolen.ask('mutation { createApiKey { secret } }'),
    stolen.ask('mutation { rotateApiKey { secret } }'),
    deleteAccount(stolen, accountId),
  ];
  await waitUntilBlocked(1 + late.length);
  await other.query('commit');
  expect((await revoking).errors).toBeUndefined();
  const answers = await Promise.all(late);
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
    late.map(() => 'UNAUTHENTICATED'),
  );
  expect(await owner.get('{ viewer { apiKeys { isCurrent } } }')).toEqual({
    viewer: { apiKeys: [{ isCurrent: true }] },
  });
});
