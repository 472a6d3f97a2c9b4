import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { transportNames, transports } from '../transports.ts';

let usual: TestApp;
/** Where buckets hold 50 points and take their time. */
let strict: TestApp;

beforeAll(async () => {
  usual = await startTestApp({ env: { ROLE: 'web' }, work: false });
  strict = await startTestApp({ env: { ROLE: 'web', RATE_LIMIT: '10' }, work: false, beside: usual });
});
afterAll(async () => {
  await strict.close();
  await usual.close();
});

/** With an account of its own, at the strict one. */
async function createStrictClient(): Promise<TestClient> {
  return createTestClient(strict.url, (await signUp(usual.url)).apiKey);
}

/** All that a bucket holds, and more. */
const dear = `mutation { deleteImages(input: { ids: [${Array.from({ length: 100 }, () => '"x"')}] }) { deletedIds } }`;

describe.each(transportNames)('over %s', (transport) => {
  test('an account that spends too much is told when to come again, and others are served', async () => {
    const client = await createStrictClient();
    const other = await createStrictClient();
    expect(await transports[transport](client, dear)).toBeUndefined();
    const [refusal] = (await transports[transport](client, dear)) ?? [];
    expect(refusal?.extensions.code).toBe('RATE_LIMITED');
    const { params } = refusal!.extensions;
    expect(params).toEqual({ limit: 10, retryAfterMs: expect.any(Number) });
    expect(params.retryAfterMs).toBeLessThanOrEqual(5000);
    expect(await transports[transport](other, dear)).toBeUndefined();
    await Promise.all([client.close(), other.close()]);
  });
});

test('the same account pays on both transports, and an answer by HTTP tells it in its header too', async () => {
  const client = await createStrictClient();
  expect(await transports.socket(client, dear)).toBeUndefined();
  const response = await fetch(`${strict.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${client.apiKey}` },
    body: JSON.stringify({ query: dear }),
  });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
  await client.close();
});

test('who has no key pays by the network, and keeps out nobody who has one', async () => {
  const stranger = createTestClient(strict.url);
  const keyed = await createStrictClient();
  const answers = await Promise.all(Array.from({ length: 200 }, () => stranger.ask('{ viewer { id } }')));
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toContain('RATE_LIMITED');
  expect((await keyed.ask('{ viewer { id } }')).errors).toBeUndefined();
});

test('limits tell the rate and every other figure, and an account its own', async () => {
  const quotas = '{ images storedBytes activeJobs downloads pendingUploads apiKeys }';
  const asked = `rateLimit { pointsPerSecond burst } quotas ${quotas}
    lives { defaultImage longestImage longestUrl upload uploadTarget download restorable updateCursor longestKeyOverlap }
    input { maxIds maxRecipes maxJobs maxDownloadRenditions maxPageSize maxCharacters maxJsonBytes maxMessageBytes }
    sockets { maxSockets maxOperations maxOperationsInAll }`;
  const client = await signUp(usual.url);
  const { limits, viewer } = await client.get<{ limits: { quotas: object }; viewer: { limits: object } }>(
    `{ limits { ${asked} } viewer { limits ${quotas} } }`,
  );
  expect(limits).toEqual({
    rateLimit: { pointsPerSecond: 1000, burst: 5000 },
    quotas: {
      images: 100_000,
      storedBytes: 5e9,
      activeJobs: 2000,
      downloads: 500,
      pendingUploads: 1000,
      apiKeys: 20,
    },
    lives: {
      defaultImage: 'P30D',
      longestImage: 'P365D',
      longestUrl: 'P6D',
      upload: 'P1D',
      uploadTarget: 'PT1H',
      download: 'PT1H',
      restorable: 'PT10M',
      updateCursor: 'P1D',
      longestKeyOverlap: 'P30D',
    },
    input: {
      maxIds: 100,
      maxRecipes: 20,
      maxJobs: 500,
      maxDownloadRenditions: 1000,
      maxPageSize: 100,
      maxCharacters: 200,
      maxJsonBytes: 262_144,
      maxMessageBytes: 65_536,
    },
    sockets: { maxSockets: 100, maxOperations: 100, maxOperationsInAll: 300 },
  });
  expect(viewer.limits).toEqual(limits.quotas);
  await client.close();
});
