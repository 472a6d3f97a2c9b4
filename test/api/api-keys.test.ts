import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, type TestClient } from '../client.ts';
import { buildUpload, sendMultipart, signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { purgeNow } from '../purge.ts';
import { openRawSocket } from '../raw-socket.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';
let app: TestApp;
let client: TestClient;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web', ADMIN_KEY: adminKey }, work: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
});

interface Key {
  id: string;
  name: string | null;
  expiresAt: string | null;
  lastUsedAt: string | null;
  isCurrent: boolean;
}

interface Created {
  apiKey: Key;
  secret: string;
}

const fields = 'id name expiresAt lastUsedAt isCurrent';

const create = async (input = '') =>
  (
    await client.get<{ createApiKey: Created }>(
      `mutation { createApiKey${input} { apiKey { ${fields} } secret } }`,
    )
  ).createApiKey;

const list = async (by = client) =>
  (await by.get<{ viewer: { apiKeys: Key[] } }>(`{ viewer { apiKeys { ${fields} } } }`)).viewer.apiKeys;

const revoke = (id: string, by = client) =>
  by.ask(`mutation { revokeApiKey(input: { id: "${id}" }) { revokedId } }`);

const statusOf = async (secret: string) =>
  (await createTestClient(app.url, secret).ask('{ viewer { id } }')).status;

test('an account has several keys, which know which of them asks', async () => {
  const [first] = await list();
  const { apiKey, secret } = await create('(input: { name: "the script" })');
  expect(apiKey).toEqual({
    id: apiKey.id,
    name: 'the script',
    expiresAt: null,
    lastUsedAt: null,
    isCurrent: false,
  });
  expect((await list()).map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [first!.id, true],
    [apiKey.id, false],
  ]);
  const other = createTestClient(app.url, secret);
  expect((await list(other)).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
  await vi.waitFor(async () =>
    expect((await list(other)).every(({ lastUsedAt }) => Date.parse(lastUsedAt!) > Date.now() - 60_000)).toBe(
      true,
    ),
  );
});

test("a revoked key is nobody's at once, and its sockets close; the last one cannot be", async () => {
  const [first] = await list();
  const { apiKey, secret } = await create();
  const [socket, kept] = [await openRawSocket(app.url, secret), await openRawSocket(app.url, client.apiKey)];
  expect((await revoke(apiKey.id)).data).toEqual({ revokeApiKey: { revokedId: apiKey.id } });
  expect(await socket.closed).toBe(4403);
  expect(kept.isOpen()).toBe(true);
  await kept.close();
  expect(await statusOf(secret)).toBe(401);
  for (const [id, code] of [
    [apiKey.id, 'NOT_FOUND'],
    [first!.id, 'CONFLICT'],
    ['a\u0000', 'NOT_FOUND'],
  ] as const)
    expect((await revoke(id)).errors?.[0]?.extensions.code).toBe(code);
  const stranger = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
  expect((await revoke(first!.id, stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await statusOf(client.apiKey!)).toBe(200);
});

test('a key that was made for a while ends by itself, and so do its sockets', async () => {
  const { secret } = await create('(input: { expiresIn: "PT1S" })');
  const socket = await openRawSocket(app.url, secret);
  expect(socket.isOpen()).toBe(true);
  expect(await socket.closed).toBe(4403);
  expect(await statusOf(secret)).toBe(401);
  expect(await list()).toHaveLength(1);
});

test('a key that has ended is not kept', async () => {
  const { apiKey } = await create('(input: { expiresIn: "PT0.001S" })');
  await purgeNow(app);
  expect(await runSql(app, 'select 1 from api_key where id = $1', [apiKey.id])).toEqual([]);
  expect(await list()).toHaveLength(1);
});

test.each(['P3651D', 'P104000000D'])('no key is made for %s', async (expiresIn) => {
  const { errors } = await client.ask(
    `mutation { createApiKey(input: { expiresIn: "${expiresIn}" }) { secret } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    params: { argument: 'input.expiresIn' },
  });
});

test('a key is rotated with an overlap, and without one', async () => {
  const rotate = async (by: TestClient, input: string) =>
    (
      await by.get<{ rotateApiKey: Created }>(
        `mutation { rotateApiKey${input} { apiKey { ${fields} } secret } }`,
      )
    ).rotateApiKey;
  const next = await rotate(client, '(input: { overlap: "PT1H" })');
  expect([await statusOf(client.apiKey!), await statusOf(next.secret)]).toEqual([200, 200]);
  const last = await rotate(createTestClient(app.url, next.secret), '');
  expect([await statusOf(next.secret), await statusOf(last.secret)]).toEqual([401, 200]);
  const { errors } = await client.ask('mutation { rotateApiKey(input: { overlap: "P31D" }) { secret } }');
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    params: { argument: 'input.overlap' },
  });
});

test('there are at most 20 keys', async () => {
  for (let n = 1; n < 20; n++) await create();
  const { errors } = await client.ask('mutation { createApiKey { secret } }');
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'apiKeys', limit: 20 },
  });
  const rotate = (input: string) => client.ask(`mutation { rotateApiKey${input} { secret } }`);
  // The old one would be the 21st for an hour, and so on with each.
  expect((await rotate('(input: { overlap: "PT1H" })')).errors?.[0]?.extensions).toMatchObject({
    code: 'QUOTA_EXCEEDED',
    params: { quota: 'apiKeys', limit: 20, actual: 21 },
  });
  expect((await rotate('')).errors).toBeUndefined();
});

describe("a bearer that is nobody's", () => {
  test.each(['garbage', '', 'pst_x', 'two words'])('is 401 before anything runs: %j', async (bearer) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: 'no JSON',
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="pasteup", error="invalid_token"');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test('of another scheme is none', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { authorization: 'Basic eDp5', 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { id } }' }),
    });
    expect(await response.json()).toMatchObject({ data: { viewer: null } });
  });
});

/** The socket's first answer, or how it was closed. */
function shakeHands(header: string | null, parameter: string | null): Promise<unknown> {
  return new Promise((resolve) => {
    const headers = bearerOf(header);
    const payload = bearerOf(parameter);
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers,
    });
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
    socket.once('close', resolve);
    socket.on('message', (text) => {
      const message = JSON.parse(String(text));
      if (message.type === 'connection_ack') {
        const query = '{ viewer { id } }';
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
      } else if (message.type === 'next') {
        resolve(message.payload.data.viewer?.id ?? null);
        socket.terminate();
      }
    });
  });
}

test('who one is may be said in the header of the handshake, or in connectionParams, which count first', async () => {
  const { viewer } = await client.get<{ viewer: { id: string } }>('{ viewer { id } }');
  const own = client.apiKey;
  expect(await shakeHands(own, null)).toBe(viewer.id);
  expect(await shakeHands(null, own)).toBe(viewer.id);
  expect(await shakeHands('garbage', own)).toBe(viewer.id);
  expect(await shakeHands(null, null)).toBeNull();
  expect(await shakeHands('garbage', null)).toBe(4403);
  expect(await shakeHands(own, 'garbage')).toBe(4403);
});

/** Whom each way in takes a bearer for: an account, nobody, or one who is turned away. */
const ways: Record<string, (bearer: string | null) => Promise<unknown>> = {
  async 'a query by POST'(bearer) {
    return readViewer(
      await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { ...bearerOf(bearer), 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { id } }' }),
      }),
    );
  },
  async 'a query by GET'(bearer) {
    const headers = { ...bearerOf(bearer), 'apollo-require-preflight': 'true' };
    return readViewer(await fetch(`${app.url}/graphql?query={viewer{id}}`, { headers }));
  },
  async 'an upload by multipart'(bearer) {
    const upload = buildUpload(await makePicture({ width: 64, height: 48 }));
    const { status, data } = await sendMultipart(app.url, bearer, upload);
    if (status === 401) return bearer === null ? null : 'turned away';
    const image = data!.uploadImage.image.id;
    const [row] = await runSql(app, 'select account_id from image where id = $1', [image]);
    return row!.account_id;
  },
  'the header of a handshake': (bearer) => shakeHands(bearer, null),
  connectionParams: (bearer) => shakeHands(null, bearer),
};

const bearerOf = (bearer: string | null): Record<string, string> =>
  bearer === null ? {} : { authorization: `Bearer ${bearer}` };

async function readViewer(response: Response): Promise<unknown> {
  const { data } = (await response.json()) as { data?: { viewer: { id: string } | null } };
  if (response.status !== 401) return data!.viewer?.id ?? null;
  expect([data, response.headers.get('www-authenticate')]).toEqual([
    undefined,
    expect.stringMatching(/^Bearer/),
  ]);
  return 'turned away';
}

test.each(Object.keys(ways))('%s knows every bearer for what it is', async (way) => {
  const other = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
  const idOf = async (one: TestClient) =>
    (await one.get<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id;
  const revoked = await create();
  await revoke(revoked.apiKey.id);
  const expired = await create();
  await runSql(app, 'update api_key set expires_at = now() where id = $1', [expired.apiKey.id]);
  const bearers: [string | null, unknown][] = [
    [client.apiKey, await idOf(client)],
    [other.apiKey, await idOf(other)],
    [null, null],
    ['garbage', 'turned away'],
    [revoked.secret, 'turned away'],
    [expired.secret, 'turned away'],
  ];
  for (const [bearer, expected] of bearers) {
    const taken = await ways[way]!(bearer);
    expect(taken === 4403 ? 'turned away' : taken).toBe(expected);
  }
});
