import { getNamedType, isRequiredArgument } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { buildUpload, sendMultipart, signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { answers, transportNames } from '../transports.ts';
import { askedElsewhere, edgeArguments, rootSamples } from './access-samples.ts';
import { leadsToNode, select } from './edge.ts';
import { makeOwnedRows } from './owned-rows.ts';
import { type OwnedIds, ownedNodes } from './sample.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const schema = await buildGraphqlSchema();
const nodeTypes = schema.getPossibleTypes(schema.getType('Node') as never);

let app: TestApp;
let owner: TestClient;
const endedKeys: Record<string, string> = { 'a garbage key': 'garbage' };
let ids: OwnedIds;

const badKeys = ['a garbage key', 'a rotated key', 'a revoked key', 'an expired key'] as const;
/** Everybody who is not the owner; another account is made anew for each test. */
const intruders = ['another account', 'no key', ...badKeys] as const;
type Intruder = (typeof intruders)[number];
const everyWay = transportNames.flatMap((transport) => intruders.map((who) => ({ who, transport })));
/** Who asks is known before anything is run: for what is nested one way of most of them will do. */
const fewerWays = everyWay.filter(({ who, transport }) => transport === 'post' || who === 'another account');
const refusals = { post: 401, socket: 4403 } as const;

async function openIntruder(intruder: Intruder): Promise<TestClient> {
  if (intruder === 'another account')
    return createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
  if (intruder === 'no key') return createTestClient(app.url);
  return createTestClient(app.url, endedKeys[intruder]);
}

beforeAll(async () => {
  app = await startTestApp({ env: { ADMIN_KEY: adminKey }, work: false });
  const rotatedKey = await signUpAsAdmin(app.url, adminKey);
  endedKeys['a rotated key'] = rotatedKey;
  const before = createTestClient(app.url, rotatedKey);
  const { rotateApiKey } = await before.get<{ rotateApiKey: { secret: string } }>(
    'mutation { rotateApiKey { secret } }',
  );
  owner = createTestClient(app.url, rotateApiKey.secret);
  const create = async () =>
    (
      await owner.get<{ createApiKey: { apiKey: { id: string }; secret: string } }>(
        'mutation { createApiKey { apiKey { id } secret } }',
      )
    ).createApiKey;
  const [revoked, expired] = [await create(), await create()];
  await owner.get(`mutation { revokeApiKey(input: { id: "${revoked.apiKey.id}" }) { revokedId } }`);
  await runSql(app, 'update api_key set expires_at = now() where id = $1', [expired.apiKey.id]);
  endedKeys['a revoked key'] = revoked.secret;
  endedKeys['an expired key'] = expired.secret;
  [ids] = (await makeOwnedRows(app, [owner], { ADMIN_KEY: adminKey })) as [OwnedIds];
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

/** Nothing of the owner's may be in an answer to somebody else. */
function expectNothingOf(owned: OwnedIds, answer: unknown): void {
  for (const id of Object.values(owned)) expect(JSON.stringify(answer)).not.toContain(id);
}

const operations = (
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
).flatMap(([operation, type]) => Object.keys(type!.getFields()).map((field) => ({ operation, field })));

test('every root field has a sample', () => {
  const sampled = [...Object.keys(rootSamples), ...askedElsewhere];
  expect(sampled.toSorted()).toEqual(operations.map(({ field }) => field).toSorted());
});

describe.each(
  operations.filter(
    ({ operation, field }) =>
      operation !== 'subscription' && rootSamples[field] && !rootSamples[field].isOperators,
  ),
)('$operation $field', ({ operation, field }) => {
  const sample = rootSamples[field]!;

  const askAsOwner = async () => {
    const data = await owner.get<
      Record<string, { secret?: string; apiKey?: { id: string }; endpoint?: { id: string } }>
    >(`${operation} { ${sample.ask(ids)} }`);
    expect(data[field]).not.toBeNull();
    expect(JSON.stringify(data)).not.toContain('[]');
    const { secret, apiKey, endpoint } = data[field]!;
    if (field === 'rotateApiKey') {
      owner = createTestClient(app.url, secret!);
      ids.apiKey = apiKey!.id;
    }
    // There may be no more than twenty.
    if (field === 'createApiKey') await runSql(app, 'delete from api_key where id = $1', [apiKey!.id]);
    if (field === 'createWebhookEndpoint')
      await runSql(app, 'delete from webhook_endpoint where id = $1', [endpoint!.id]);
    if (sample.undo) await owner.get(`mutation { ${sample.undo(ids)} }`);
  };

  test.each(everyWay)('answers the owner and not $who by $transport', async ({ who, transport }) => {
    await askAsOwner();
    const intruder = await openIntruder(who);
    const document = `${operation} { ${sample.ask(ids)} }`;
    const { refusal, data, errors } = await answers[transport](intruder, document);
    await intruder.close();
    expectNothingOf(ids, data);
    if (badKeys.includes(who as (typeof badKeys)[number])) expect(refusal).toBe(refusals[transport]);
    else if (sample.public || (sample.isOwn && who === 'another account')) expect(errors).toBeUndefined();
    else if (who !== 'another account') expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    else if (errors) expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    else
      expect([
        null,
        { images: [] },
        { masks: [] },
        { images: [], heldBackIds: [] },
        { deletedIds: [] },
        { canceledIds: [] },
        { jobs: [] },
        { deliveries: [] },
        [null],
        [],
      ]).toContainEqual(data?.[field]);
    // What is for everybody can take nothing from the owner, and an address may sign up only 20 times.
    if (!sample.public) await askAsOwner();
  });
});

/** What a subscription tells: a node, or an update with one. */
interface Told {
  id?: string;
  job?: { id: string };
  image?: { id: string };
  gallery?: { id: string };
  wishlist?: { id: string };
  delivery?: { id: string };
  item?: { id: string };
  isCaughtUp?: boolean;
}

/** Of the first thing in it that has one. */
const idOf = ({ id, ...told }: Told): string =>
  id ?? Object.values(told).find((one) => typeof one === 'object' && one !== null)?.id ?? '';

describe.each(
  operations.filter(
    ({ operation, field }) => operation === 'subscription' && !rootSamples[field]?.isOperators,
  ),
)('subscription $field', ({ field }) => {
  const sample = rootSamples[field]!;
  const document = () => `subscription { ${sample.ask(ids)} }`;

  test('sends the owner what there is', async () => {
    for await (const { data } of owner.subscribe<Record<string, Told>>(document())) {
      expect(idOf(data?.[field] ?? {})).toMatch(/^(img|job|acc|gal|wsh|msk|bat|bit|whd)_/);
      break;
    }
  });

  test('sends nothing of it to another account', async () => {
    const other = await openIntruder('another account');
    await other.upload(await makePicture({ width: 64, height: 48 }));
    const codes: unknown[] = [];
    for await (const answer of other.subscribe<Record<string, Told>>(document())) {
      expectNothingOf(ids, answer.data ?? null);
      codes.push(answer.errors?.[0]?.extensions?.code);
      // What is the owner's would have come before: it ends sooner, and an account has no past.
      const told = answer.data?.[field];
      if (told?.isCaughtUp || field === 'imageExpiring' || idOf(told ?? {}).startsWith('acc_')) break;
    }
    expect(new Set(codes)).toEqual(new Set([sample.isOwn ? undefined : 'NOT_FOUND']));
    await other.close();
  });

  test('refuses who has no key', async () => {
    const stranger = await openIntruder('no key');
    const answers: unknown[] = [];
    for await (const answer of stranger.subscribe(document())) answers.push(answer);
    expect(answers).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
    await stranger.close();
  });

  test.each(badKeys)('closes the socket of %s', async (who) => {
    const intruder = await openIntruder(who);
    await expect(intruder.subscribe(document()).next()).rejects.toMatchObject({ code: 4403 });
  });
});

test.each(intruders)('uploadImage gives %s nothing of the owner', async (who) => {
  const upload = buildUpload(await makePicture({ width: 64, height: 48 }), { input: { clientId: 'mine' } });
  const mine = await sendMultipart(app.url, owner.apiKey, upload);
  const intruder = await openIntruder(who);
  const { status, data } = await sendMultipart(app.url, intruder.apiKey, upload);
  expect(status).toBe(who === 'another account' ? 200 : 401);
  expect(data?.uploadImage.image.id).not.toBe(mine.data!.uploadImage.image.id);
  expect((await sendMultipart(app.url, owner.apiKey, upload)).data!.uploadImage.image.id).toBe(
    mine.data!.uploadImage.image.id,
  );
});

describe.each(nodeTypes.filter(({ name }) => name !== 'PurgeRun').map((type) => ({ type, name: type.name })))(
  'node $name',
  ({ type, name }) => {
    const edges = Object.values(type.getFields()).filter((field) =>
      leadsToNode(schema, getNamedType(field.type)),
    );
    const selections = ['id', ...edges.map((edge) => select(schema, name, edge.name))];

    test.each(selections.flatMap((selection) => fewerWays.map((way) => ({ selection, ...way }))))(
      '$selection answers the owner and not $who by $transport',
      async ({ selection, who, transport }) => {
        const id = await idWith(name, selection);
        const document = `{ node(id: "${id}") { ... on ${name} { ${selection} } } }`;
        const { node } = await owner.get<{ node: Record<string, unknown> }>(document);
        expect(Object.values(node)[0]).not.toBeNull();
        expect(JSON.stringify(node)).not.toContain('[]');
        const intruder = await openIntruder(who);
        const { refusal, data, errors } = await answers[transport](intruder, document);
        await intruder.close();
        expect(data?.node ?? null).toBeNull();
        if (badKeys.includes(who as (typeof badKeys)[number])) expect(refusal).toBe(refusals[transport]);
        else
          expect(errors?.[0]?.extensions.code).toBe(
            who === 'another account' ? undefined : 'UNAUTHENTICATED',
          );
      },
    );

    test('its edges that demand an argument have one', () => {
      for (const edge of edges.filter((edge) => edge.args.some(isRequiredArgument)))
        expect(edgeArguments).toHaveProperty([`${name}.${edge.name}`]);
    });
  },
);

/** Of an object that has something at that edge. */
async function idWith(name: string, selection: string): Promise<string> {
  if (name === 'Job' && selection.startsWith('retryOf')) return findRetry();
  if (name === 'Job' && selection.startsWith('wishlist')) return findRendering();
  if (name === 'Batch' && selection.startsWith('wishlist')) return ids.canceledBatch;
  if (name === 'Image' && selection.startsWith('item')) return ids.itemImage;
  if (name === 'WebhookEvent' && selection.startsWith('endpoint')) return ids.disabledEvent;
  return name === 'Image' && selection.startsWith('viaLink') ? ids.guestImage : ids[ownedNodes[name]!];
}

async function findRetry(): Promise<string> {
  const { retryJob } = await owner.get<{ retryJob: { job: { id: string } } }>(
    `mutation { ${rootSamples.retryJob!.ask(ids)} }`,
  );
  return retryJob.job.id;
}

async function findRendering(): Promise<string> {
  const { renderCollage } = await owner.get<{ renderCollage: { job: { id: string } } }>(
    `mutation { ${rootSamples.renderCollage!.ask(ids)} }`,
  );
  return renderCollage.job.id;
}

test("an edge that points to another account's rows leads nowhere", async () => {
  const other = await openIntruder('another account');
  const job = (await other.upload(await makePicture({ width: 64, height: 48 }))).data!.uploadImage.jobs[0]!
    .id;
  const sql = new pg.Client({ connectionString: app.databaseUrl });
  await sql.connect();
  await sql.query(
    `update job set image_id = $1, retry_of_id = $2, rendition_key = (select key from rendition where id = $3)
      where id = $4`,
    [ids.image, ids.doneJob, ids.rendition, job],
  );
  await sql.end();
  const document = `{ job(id: "${job}") { id image { id } rendition { id } retryOf { id } } }`;
  const { data } = await other.ask<{ job: object }>(document);
  expect(data?.job).toEqual({ id: job, image: null, rendition: null, retryOf: null });
  for await (const { data } of other.subscribe<{ jobUpdated: object }>(
    document.replace('{ job(', 'subscription { jobUpdated('),
  )) {
    expect(data?.jobUpdated).toEqual({ id: job, image: null, rendition: null, retryOf: null });
    break;
  }
  await other.close();
});
