import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { runSql } from '../sql.ts';

let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

interface Endpoint {
  id: string;
  url: string;
  status: string;
  events: string[];
  description: string | null;
  previousSecretUntil: string | null;
  revision: number;
}

const fields = 'id url status events description previousSecretUntil revision';

async function create(input = 'url: "https://hooks.invalid/a"', by = client) {
  const { createWebhookEndpoint } = await by.get<{
    createWebhookEndpoint: { endpoint: Endpoint; secret: string };
  }>(`mutation { createWebhookEndpoint(input: { ${input} }) { endpoint { ${fields} } secret } }`);
  return createWebhookEndpoint;
}

const update = (input: string, by = client) =>
  by.ask<{ updateWebhookEndpoint: { endpoint: Endpoint } }>(
    `mutation { updateWebhookEndpoint(input: { ${input} }) { endpoint { ${fields} } } }`,
  );

test('an endpoint is made with what was said, and its secret is told once', async () => {
  const { endpoint, secret } = await create(
    'url: "https://Hooks.invalid./a#b", events: [JOB_FAILED, IMAGE_READY, JOB_FAILED], description: " Shop "',
  );
  expect(endpoint).toMatchObject({
    url: 'https://hooks.invalid/a',
    status: 'ACTIVE',
    events: ['JOB_FAILED', 'IMAGE_READY'],
    description: 'Shop',
  });
  expect(secret).toMatch(/^whsec_/);
  expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  const { node } = await client.get<{ node: object }>(
    `{ node(id: "${endpoint.id}") { ... on WebhookEndpoint { ${fields} waiting consecutiveFailures deliveries { nodes { id } } } } }`,
  );
  expect(node).toEqual({ ...endpoint, waiting: 0, consecutiveFailures: 0, deliveries: { nodes: [] } });
  expect(JSON.stringify(node)).not.toContain(secret.slice(6));
});

test.each([
  ['http://127.0.0.1/', 'ADDRESS'],
  ['http://[::ffff:7f00:1]/', 'ADDRESS'],
  ['http://2130706433/', 'ADDRESS'],
  ['https://user:word@hooks.invalid/', 'LOGIN'],
  ['ftp://hooks.invalid/', 'SCHEME'],
  ['https://hooks.invalid:22/', 'PORT'],
])('%s is no address of an endpoint', async (url, reason) => {
  const { id } = (await create()).endpoint;
  const made = await client.ask(`mutation { createWebhookEndpoint(input: { url: "${url}" }) { secret } }`);
  for (const { errors } of [made, await update(`id: "${id}", url: "${url}"`)])
    expect(errors).toMatchObject([{ extensions: { code: 'URL_NOT_ALLOWED', params: { reason } } }]);
  await client.get(`mutation { deleteWebhookEndpoint(input: { id: "${id}" }) { deletedId } }`);
});

test('what is left out of a change stays, and what is said of it is taken', async () => {
  const { endpoint } = await create('url: "https://hooks.invalid/b", events: [IMAGE_READY]');
  const { id } = endpoint;
  await runSql(
    app,
    `update webhook_endpoint set status = 'DISABLED', failing_since = now(), consecutive_failures = 12, paused_until = now(),
       pauses = 3, disabled_reason = '{"code": "GONE", "message": "", "isRetryable": false, "params": {}}' where id = $1`,
    [id],
  );
  const changed = await update(`id: "${id}", description: "Shop", events: null`);
  expect(changed.data!.updateWebhookEndpoint.endpoint).toMatchObject({
    status: 'DISABLED',
    description: 'Shop',
    events: ['IMAGE_READY'],
  });
  expect((await update(`id: "${id}", status: DISABLED`)).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', params: { argument: 'input.status' } } },
  ]);
  const active = await update(`id: "${id}", status: ACTIVE, description: ""`);
  expect(active.data!.updateWebhookEndpoint.endpoint).toMatchObject({ status: 'ACTIVE', description: null });
  const { webhookEndpoint } = await client.get<{ webhookEndpoint: object }>(
    `{ webhookEndpoint(id: "${id}") { failingSince consecutiveFailures pausedUntil disabledReason { code } } }`,
  );
  expect(webhookEndpoint).toEqual({
    failingSince: null,
    consecutiveFailures: 0,
    pausedUntil: null,
    disabledReason: null,
  });
});

test('no endpoint is told of TEST', async () => {
  const { errors } = await client.ask(
    'mutation { createWebhookEndpoint(input: { url: "https://hooks.invalid/c", events: [TEST] }) { secret } }',
  );
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', params: { argument: 'input.events' } } },
  ]);
});

test('a secret that is rotated signs beside the new one until the overlap ends', async () => {
  const { endpoint, secret } = await create('url: "https://hooks.invalid/d"');
  const rotate = (overlap: string) =>
    client.ask<{ rotateWebhookSecret: { endpoint: Endpoint; secret: string } }>(
      `mutation { rotateWebhookSecret(input: { id: "${endpoint.id}"${overlap} }) { endpoint { ${fields} } secret } }`,
    );
  const rotated = (await rotate('')).data!.rotateWebhookSecret;
  expect(rotated.secret).not.toBe(secret);
  const until = Date.parse(rotated.endpoint.previousSecretUntil!);
  expect(Math.abs(until - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000);
  const again = (await rotate(', overlap: "PT0.001S"')).data!.rotateWebhookSecret;
  const [row] = await runSql(app, 'select secret, previous_secret from webhook_endpoint where id = $1', [
    endpoint.id,
  ]);
  expect(row).toEqual({ secret: again.secret, previous_secret: rotated.secret });
  const { webhookEndpoint } = await client.get<{ webhookEndpoint: Endpoint }>(
    `{ webhookEndpoint(id: "${endpoint.id}") { previousSecretUntil } }`,
  );
  expect(webhookEndpoint.previousSecretUntil).toBeNull();
  expect((await rotate(', overlap: "P31D"')).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', params: { argument: 'input.overlap' } } },
  ]);
});

test('a deleted endpoint is gone for its owner, and its secret for everybody', async () => {
  const { endpoint, secret } = await create('url: "https://hooks.invalid/e"');
  const remove = (by: TestClient) =>
    by.ask(`mutation { deleteWebhookEndpoint(input: { id: "${endpoint.id}" }) { deletedId } }`);
  const stranger = await signUp(app.url);
  expect((await remove(stranger)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect((await remove(client)).data).toEqual({ deleteWebhookEndpoint: { deletedId: endpoint.id } });
  expect((await remove(client)).errors).toMatchObject([{ extensions: { code: 'GONE' } }]);
  const read = await client.ask<{ webhookEndpoints: { nodes: Endpoint[] } }>(
    `{ webhookEndpoint(id: "${endpoint.id}") { id } webhookEndpoints { nodes { id } } }`,
  );
  expect(read.errors).toMatchObject([{ extensions: { code: 'GONE' } }]);
  expect(read.data!.webhookEndpoints.nodes).not.toContainEqual({ id: endpoint.id });
  expect(await runSql(app, 'select from webhook_endpoint where secret = $1', [secret])).toEqual([]);
  await stranger.close();
});

test('an account has at most twenty, of those that are there', async () => {
  const many = await signUp(app.url);
  const { endpoint } = await create('url: "https://hooks.invalid/0"', many);
  for (let i = 1; i < 20; i++) await create(`url: "https://hooks.invalid/${i}"`, many);
  const { errors } = await many.ask(
    'mutation { createWebhookEndpoint(input: { url: "https://hooks.invalid/20" }) { secret } }',
  );
  expect(errors).toMatchObject([
    { extensions: { code: 'QUOTA_EXCEEDED', params: { quota: 'webhookEndpoints', limit: 20, actual: 21 } } },
  ]);
  await many.get(`mutation { deleteWebhookEndpoint(input: { id: "${endpoint.id}" }) { deletedId } }`);
  await create('url: "https://hooks.invalid/20"', many);
  await many.close();
});
