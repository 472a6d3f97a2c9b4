import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/context/context.ts';
import { inTransaction } from '../../src/context/transaction.ts';
import { createId } from '../../src/schema/id.ts';
import { lockAccount } from '../../src/services/account/quota.ts';
import { findOrCreateEndpoint } from '../../src/services/webhook/find-or-create-endpoint.ts';
import { noteEvent } from '../../src/services/webhook/note-event.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

interface Account {
  client: TestClient;
  id: string;
  ctx: Context;
}

async function open(): Promise<Account> {
  const client = await signUp(app.url);
  const { viewer } = await client.get<{ viewer: { id: string } }>('{ viewer { id } }');
  return { client, id: viewer.id, ctx: app.contexts.forAccount(viewer.id) };
}

async function createEndpoint({ client }: Account, events: string): Promise<string> {
  const { createWebhookEndpoint } = await client.get<{ createWebhookEndpoint: { endpoint: { id: string } } }>(
    `mutation { createWebhookEndpoint(input: { url: "https://hooks.invalid/", events: [${events}] }) { endpoint { id } } }`,
  );
  return createWebhookEndpoint.endpoint.id;
}

const readEvents = ({ id }: Account) =>
  runSql<{ id: string; type: string; image_id: string | null; endpoints: string[] }>(
    app,
    `select id, type, image_id, array(select endpoint_id from webhook_delivery where event_id = event.id order by 1) as endpoints
     from webhook_event event where account_id = $1 order by id`,
    [id],
  );

/** Of the account's endpoints: those that wait, in seconds from now. */
const readEntries = ({ id }: Account) =>
  runSql<{ endpoint: string; seconds: number }>(
    app,
    `select singleton_key as endpoint, extract(epoch from start_after - now())::float8 as seconds from pgboss.job
     where name = 'webhook' and state = 'created' and singleton_key in (select id from webhook_endpoint where account_id = $1)`,
    [id],
  );

const upload = async ({ client }: Account) =>
  (await client.upload(await makePicture({ width: 64, height: 48 }))).data!.uploadImage.image.id;

test('a fact that nobody wants to know leaves nothing', async () => {
  const account = await open();
  await createEndpoint(account, 'JOB_FAILED');
  await upload(account);
  expect(await readEvents(account)).toEqual([]);
  expect(await readEntries(account)).toEqual([]);
});

test('a fact is one event, a delivery an endpoint that wants to know, and an entry each', async () => {
  const account = await open();
  const [first, second] = [
    await createEndpoint(account, 'IMAGE_READY, JOB_FAILED'),
    await createEndpoint(account, 'IMAGE_READY'),
  ];
  await createEndpoint(account, '');
  const images = [await upload(account), await upload(account)];
  expect(await readEvents(account)).toMatchObject(
    images.map((image) => ({ type: 'IMAGE_READY', image_id: image, endpoints: [first, second] })),
  );
  const entries = await readEntries(account);
  expect(entries.map(({ endpoint }) => endpoint).toSorted()).toEqual([first, second]);
});

test('another account, one that is paused and one that is deleted are told of nothing', async () => {
  const [account, other] = [await open(), await open()];
  await createEndpoint(other, 'IMAGE_READY');
  const [paused, deleted] = [
    await createEndpoint(account, 'IMAGE_READY'),
    await createEndpoint(account, 'IMAGE_READY'),
  ];
  const { client } = account;
  await client.get(
    `mutation { updateWebhookEndpoint(input: { id: "${paused}", status: PAUSED }) { endpoint { id } } }`,
  );
  await client.get(`mutation { deleteWebhookEndpoint(input: { id: "${deleted}" }) { deletedId } }`);
  await upload(account);
  expect(await readEvents(account)).toEqual([]);
  expect(await readEvents(other)).toEqual([]);
});

test('of a fact that is rolled back nothing is left', async () => {
  const account = await open();
  await createEndpoint(account, 'IMAGE_READY');
  const work = inTransaction(account.ctx, async (inner) => {
    noteEvent(inner, { type: 'IMAGE_READY', accountId: account.id, imageId: createId('Image') });
    await inner.em.execute('select 1 / 0');
  });
  await expect(work).rejects.toThrow('division by zero');
  expect(await readEvents(account)).toEqual([]);
  expect(await readEntries(account)).toEqual([]);
  expect(() => noteEvent(account.ctx, { type: 'IMAGE_READY', accountId: account.id })).toThrow('transaction');
});

test('an endpoint that is named is told once, whatever it wants to know', async () => {
  const account = await open();
  const named = await createEndpoint(account, 'BATCH_FINISHED');
  const address = new URL('https://hooks.invalid/batch');
  const find = () =>
    inTransaction(account.ctx, async (inner) => {
      await lockAccount(inner);
      return findOrCreateEndpoint(inner, address);
    });
  const made = await find();
  expect(made.secret).toMatch(/^whsec_/);
  expect(made.endpoint.events).toEqual([]);
  expect(await find()).toMatchObject({ endpoint: { id: made.endpoint.id }, secret: null });
  for (const tells of [made.endpoint.id, named])
    await inTransaction(account.ctx, async (inner) =>
      noteEvent(inner, { type: 'BATCH_FINISHED', accountId: account.id, batchId: 'a', tells }),
    );
  expect(await readEvents(account)).toMatchObject([
    { endpoints: [made.endpoint.id, named].toSorted() },
    { endpoints: [named] },
  ]);
});

test('an end that comes near is told once, and again when it was moved', async () => {
  const account = await open();
  await createEndpoint(account, 'IMAGE_EXPIRING');
  const imageId = createId('Image');
  const note = (endsAt: Date) =>
    inTransaction(account.ctx, async (inner) =>
      noteEvent(inner, { type: 'IMAGE_EXPIRING', accountId: account.id, imageId, endsAt }),
    );
  const end = new Date('2030-01-01T00:00:00Z');
  await note(end);
  await note(end);
  await note(new Date(end.getTime() + 1));
  expect(await readEvents(account)).toHaveLength(2);
});

test('an endpoint that waits for a later time is drawn forward by what is due now', async () => {
  const account = await open();
  const endpoint = await createEndpoint(account, 'IMAGE_READY');
  await upload(account);
  await runSql(
    app,
    "update pgboss.job set start_after = now() + interval '1 hour' where name = 'webhook' and singleton_key = $1",
    [endpoint],
  );
  await upload(account);
  const entries = await readEntries(account);
  expect(entries).toHaveLength(1);
  expect(entries[0]!.seconds).toBeLessThanOrEqual(0);
});

test('thousands of facts of one transaction are written together', async () => {
  const account = await open();
  const endpoint = await createEndpoint(account, 'IMAGE_REJECTED');
  await inTransaction(account.ctx, async (inner) => {
    for (let i = 0; i < 2500; i++)
      noteEvent(inner, { type: 'IMAGE_REJECTED', accountId: account.id, imageId: `${i}` });
  });
  const events = await readEvents(account);
  expect(events.map(({ image_id }) => Number(image_id))).toEqual(Array.from({ length: 2500 }, (_, i) => i));
  expect(new Set(events.flatMap(({ endpoints }) => endpoints))).toEqual(new Set([endpoint]));
  expect(await readEntries(account)).toHaveLength(1);
});
