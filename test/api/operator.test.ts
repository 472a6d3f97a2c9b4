import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildGraphqlSchema } from '../../src/http/graphql/graphql-schema.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { makePicture } from '../picture.ts';
import { runSql } from '../sql.ts';
import { transportNames, transports } from '../transports.ts';
import { rootSamples } from './access-samples.ts';
import type { OwnedIds } from './sample.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const env = { ADMIN_KEY: adminKey, PURGE_CRON: '0 0 1 1 *', RENDER_CHILDREN: '1' };
const schema = await buildGraphqlSchema();

let app: TestApp;
let operator: TestClient;
let owner: TestClient;

beforeAll(async () => {
  // Without a worker, so that a run waits.
  app = await startTestApp({ env, work: false });
  operator = createTestClient(app.url, adminKey);
  owner = await signUp(app.url);
});
afterAll(async () => {
  for (const client of [operator, owner]) await client.close();
  await app.close();
});
beforeEach(() => runSql(app, 'delete from purge_run'));

const ask = 'mutation ($input: RunPurgeInput) { runPurge(input: $input) { run { id status trigger task } } }';
type Asked = { runPurge: { run: { id: string; status: string } } };
const runPurge = async (input?: object) => (await operator.get<Asked>(ask, { input })).runPurge.run;

const ofOperators = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type, i) =>
    Object.keys(type!.getFields())
      .filter((field) => rootSamples[field]?.isOperators)
      .map((field) => ({ field, operation: (['query', 'mutation', 'subscription'] as const)[i] })),
);

test.each(
  ofOperators.flatMap((one) =>
    transportNames
      .filter((transport) => transport === 'socket' || one.operation !== 'subscription')
      .map((transport) => ({ ...one, transport })),
  ),
)(
  '$operation $field answers the operator and nobody else by $transport',
  async ({ field, operation, transport }) => {
    const run = await runPurge();
    const sample = rootSamples[field]!.ask({} as OwnedIds).replace(/pur_\w+/, run.id);
    const document = `${operation} { ${sample} }`;
    const stranger = createTestClient(app.url);
    for (const client of [owner, stranger]) {
      const errors = await transports[transport](client, document);
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await transports[transport](operator, document)).toBeUndefined();
    await stranger.close();
  },
);

test('a run is found by its id by operators alone, who find nothing of accounts', async () => {
  const { id } = await runPurge();
  const { data } = await owner.upload(await makePicture({ width: 64, height: 48 }));
  const image = data!.uploadImage.image.id;
  const document = `{ node(id: "${id}") { id } other: node(id: "${image}") { id } nodes(ids: ["${id}", "${image}"]) { id } }`;
  expect(await operator.get(document)).toEqual({ node: { id }, other: null, nodes: [{ id }, null] });
  expect(await owner.get(document)).toEqual({
    node: null,
    other: { id: image },
    nodes: [null, { id: image }],
  });
});

test('one purge runs at a time, whoever asks, and tells how it goes to its end', async () => {
  const run = await runPurge();
  expect(run).toMatchObject({ status: 'RUNNING', trigger: 'OPERATOR', task: 'PURGE' });
  expect(await Promise.all([runPurge(), runPurge()])).toMatchObject([{ id: run.id }, { id: run.id }]);
  expect(await operator.get('{ purgePlan { running { id } } }')).toEqual({
    purgePlan: { running: { id: run.id } },
  });
  const { data } = await owner.upload(await makePicture({ width: 64, height: 48 }));
  const image = data!.uploadImage.image.id;
  await runSql(app, "update image set expires_at = now() - interval '1 second' where id = $1", [image]);
  const worker = await startTestApp({ env, beside: app, serve: false });
  const states = [];
  const events = operator.subscribe<{ purgeRunUpdated: object }>(
    `subscription { purgeRunUpdated(id: "${run.id}") { status finishedAt left refusal removed { images objects galleries links } errors { code } } }`,
  );
  for await (const { data } of events) states.push(data!.purgeRunUpdated);
  expect(states.at(-1)).toMatchObject({
    status: 'SUCCEEDED',
    left: 0,
    refusal: null,
    removed: { images: 1, galleries: 0, links: 0 },
    errors: [],
  });
  await worker.close();
  expect(await runSql(app, 'select 1 from image where id = $1', [image])).toEqual([]);
  const { purgeRuns } = await operator.get<{ purgeRuns: { nodes: object[] } }>(
    '{ purgeRuns { nodes { id status } } }',
  );
  // The worker found a sweep waiting, too.
  expect(purgeRuns.nodes).toContainEqual({ id: run.id, status: 'SUCCEEDED' });
});

test('a share is for sweeps, and from 0 to 1', async () => {
  for (const input of [{ maxOrphanShare: 0.2 }, { task: 'SWEEP', maxOrphanShare: 1.1 }])
    expect((await operator.ask(ask, { input })).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      params: { argument: 'input.maxOrphanShare' },
    });
});

test('a run whose worker is silent for two minutes is interrupted by the next, which is another', async () => {
  const { id } = await runPurge();
  await runSql(app, "update purge_run set entry = 'dead 0', heartbeat_at = now() - interval '119 seconds'");
  expect((await runPurge()).id).toBe(id);
  await runSql(app, "update purge_run set heartbeat_at = now() - interval '121 seconds'");
  expect((await runPurge()).id).not.toBe(id);
  expect(await operator.get(`{ node(id: "${id}") { ... on PurgeRun { status } } }`)).toEqual({
    node: { status: 'INTERRUPTED' },
  });
});

test('a plan counts what is due, and names nothing of anybody', async () => {
  const { data } = await owner.upload(await makePicture({ width: 64, height: 48 }), { expiresIn: 'PT2H' });
  const { id } = data!.uploadImage.image;
  const fresh = await startTestApp({ env, beside: app, work: false });
  const client = createTestClient(fresh.url, adminKey);
  const plan =
    '{ purgePlan { due { images objects bytes } withinDay { images objects bytes } oldestDueAt nextRunAt orphans orphanShare } }';
  const [object] = await runSql<{ bytes: number }>(
    fresh,
    'select byte_size as bytes from stored_object where image_id = $1',
    [id],
  );
  const none = { images: 0, objects: 0, bytes: 0 };
  const one = { images: 1, objects: 1, bytes: object!.bytes };
  const answer = await client.get<{ purgePlan: { nextRunAt: string } }>(plan);
  expect(answer).toMatchObject({
    purgePlan: { due: none, withinDay: one, oldestDueAt: null, orphans: null },
  });
  expect(new Date(answer.purgePlan.nextRunAt).getTime()).toBeGreaterThan(Date.now());
  await runSql(fresh, "update image set expires_at = '2020-01-01' where id = $1", [id]);
  // Counted once a minute.
  expect(await client.get(plan)).toEqual(answer);
  const later = await startTestApp({ env, beside: app, work: false });
  const laterClient = createTestClient(later.url, adminKey);
  expect(await laterClient.get(plan)).toMatchObject({
    purgePlan: { due: one, withinDay: none, oldestDueAt: '2020-01-01T00:00:00.000Z' },
  });
  for (const one of [client, laterClient]) await one.close();
  for (const one of [fresh, later]) await one.close();
});
