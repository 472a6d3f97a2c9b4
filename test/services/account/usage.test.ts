import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recountUsage } from '../../../src/services/keeping/recount.ts';
import { startTestApp, type TestApp } from '../../app.ts';
import { type GraphqlAnswer, signUp, type TestClient } from '../../client.ts';
import { type HostileWeb, openHostileWeb } from '../../hostile-web.ts';
import { addJobs, readAccountId } from '../../live/rows.ts';
import { makePicture } from '../../picture.ts';
import { purgeNow } from '../../purge.ts';
import { runSql } from '../../sql.ts';

let app: TestApp;
let clients: [TestClient, TestClient];
let picture: Uint8Array;
let web: HostileWeb;

beforeAll(async () => {
  // So that no clock purges here but the test itself.
  web = await openHostileWeb();
  const env = { PURGE_CRON: '0 0 1 1 *', OUTBOUND_ALLOW: `127.0.0.1:${web.httpPort}` };
  app = await startTestApp({ env });
  clients = [await signUp(app.url), await signUp(app.url)];
  picture = await makePicture({ width: 64, height: 48 });
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await app.close();
  await web.close();
});

const sql = (text: string, values: unknown[] = []) => runSql<{ id: string }>(app, text, values);

/** Accounts whose row is not what there is, in one look. */
const findDrift = () =>
  sql(
    `select account.*, usage.* from account left join account_usage usage on usage.account_id = account.id
     where (images, stored_bytes, queued_jobs, running_jobs) is distinct from (
       (select count(*) from image where account_id = account.id and gone_at is null),
       (select coalesce(sum(byte_size), 0) from stored_object where account_id = account.id),
       (select count(*) from job where account_id = account.id and status = 'QUEUED'),
       (select count(*) from job where account_id = account.id and status = 'RUNNING'))`,
  );

async function pick(table: 'image' | 'job', client: TestClient): Promise<string> {
  const accountId = await readAccountId(app, client.apiKey!);
  const [row] = await sql(`select id from ${table} where account_id = $1 order by random() limit 1`, [
    accountId,
  ]);
  return row?.id ?? `${table === 'image' ? 'img' : 'job'}_00000000000000000000000001`;
}

const change = (mutation: string) => async (client: TestClient) =>
  client.ask(`mutation ($ids: [ID!]!) { ${mutation}(input: { ids: $ids }) { notFoundIds } }`, {
    ids: [await pick('image', client), await pick('image', client)],
  });

const importImage = (client: TestClient, path: string) =>
  client.ask('mutation ($url: URL!) { importImage(input: { url: $url }) { image { id } } }', {
    url: `http://127.0.0.1:${web.httpPort}${path}`,
  });

type Operation = (client: TestClient) => Promise<GraphqlAnswer<object> | unknown>;

const operations: Record<string, Operation> = {
  upload: (client) => client.upload(picture),
  'upload with a recipe': (client) => client.upload(picture, { recipes: [{ resize: { width: 20 } }] }),
  import: (client) => importImage(client, '/ok/1.jpg'),
  'import in vain': (client) => importImage(client, '/404'),
  announce: (client) =>
    client.ask(
      'mutation { createUpload(input: { filename: "a.png", mimeType: "image/png", byteSize: 100 }) { wasKnown } }',
    ),
  process: async (client) =>
    client.ask(
      'mutation ($id: ID!, $width: Int!) { processImage(input: { imageId: $id, recipe: { resize: { width: $width } } }) { job { id } } }',
      { id: await pick('image', client), width: 1 + Math.floor(Math.random() * 60) },
    ),
  cancel: async (client) =>
    client.ask('mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { id } } }', {
      id: await pick('job', client),
    }),
  delete: change('deleteImages'),
  restore: change('restoreImages'),
  purge: async (client) => {
    // Locked in the order in which everybody locks.
    await sql(
      `update image set expires_at = now() - interval '1 second'
         where id in (select id from image where id = any($1) order by id for update)`,
      [[await pick('image', client), await pick('image', clients[0]), await pick('image', clients[1])]],
    );
    await purgeNow(app);
  },
  'rows by hand': async (client) => {
    const ids = await addJobs(app, await readAccountId(app, client.apiKey!), 5);
    await sql("update job set status = 'QUEUED' where id = any($1)", [ids.slice(0, 3)]);
    await sql('delete from job where id = any($1)', [ids]);
  },
};

test('the row of an account equals what there is, whatever happens at once, and nobody is refused for it', async () => {
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(operations)),
    who: fc.constantFrom<0 | 1>(0, 1),
  });
  const lanes = fc.array(fc.array(step, { minLength: 4, maxLength: 8 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(lanes, async (all) => {
      for (const client of clients) await client.upload(picture, { recipes: [{ resize: { width: 30 } }] });
      const run = async (steps: (typeof all)[number]) => {
        const answers = [];
        for (const { name, who } of steps) answers.push([name, await operations[name]!(clients[who])]);
        return answers;
      };
      const answers = (await Promise.all(all.map(run))).flat();
      expect(JSON.stringify(answers)).not.toContain('INTERNAL_SERVER_ERROR');
      expect(await findDrift()).toEqual([]);
    }),
    { numRuns: 4, endOnFailure: true },
  );
  expect(
    await sql('select deadlocks as id from pg_stat_database where datname = current_database()'),
  ).toEqual([{ id: '0' }]);
}, 120_000);

test('a recount finds and repairs what was changed beside the triggers, and nothing else', async () => {
  const recount = () => recountUsage(app.contexts.forSystem());
  expect(await recount()).toMatchObject({ repaired: 0 });
  const accountId = await readAccountId(app, clients[0].apiKey!);
  await sql('update account_usage set images = images + 7, stored_bytes = 0.5 where account_id = $1', [
    accountId,
  ]);
  expect(await findDrift()).toHaveLength(1);
  expect(await recount()).toMatchObject({ repaired: 1 });
  expect(await findDrift()).toEqual([]);
});

test('an account that is deleted takes its row with it', async () => {
  const client = await signUp(app.url);
  await client.upload(picture);
  const id = await readAccountId(app, client.apiKey!);
  await sql('delete from account where id = $1', [id]);
  expect(await sql('select account_id as id from account_usage where account_id = $1', [id])).toEqual([]);
});
