import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { signUpAsAdmin } from '../multipart.ts';
import { makePicture } from '../picture.ts';
import { openRawSocket } from '../raw-socket.ts';
import { runSql } from '../sql.ts';

const adminKey = 'an-admin-key-of-enough-letters';
const signUpMutation =
  'mutation ($input: SignUpInput) { signUp(input: $input) { account { id name } secret } }';

interface SignedUp {
  signUp: { account: { id: string; name: string | null }; secret: string };
}

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web', TRUST_PROXY: '1', ADMIN_KEY: adminKey }, work: false });
});
afterAll(() => app.close());

/** A sign-up as it comes through the proxy in front. */
async function signUpFrom(forwardedFor: string) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ query: 'mutation { signUp { secret } }' }),
  });
  const { errors } = (await response.json()) as {
    errors?: { extensions: { code: string; params: Record<string, string | number> } }[];
  };
  return errors?.[0]?.extensions;
}

describe('sign-up', () => {
  test('gives a key that stands for the account', async () => {
    const { signUp } = await createTestClient(app.url).get<SignedUp>(signUpMutation, {
      input: { name: 'Ann 👩‍🚀' },
    });
    expect(signUp.account.name).toBe('Ann 👩‍🚀');
    const { viewer } = await createTestClient(app.url, signUp.secret).get<{ viewer: object }>(
      '{ viewer { id name } }',
    );
    expect(viewer).toEqual(signUp.account);
  });

  test('tells the key whatever else is asked of the new account', async () => {
    const { signUp } = await createTestClient(app.url).get<SignedUp>(
      'mutation { signUp { secret account { id usage { images storedBytes activeJobs } } } }',
    );
    expect(signUp.secret).toMatch(/^pst_/);
    expect(signUp.account).toMatchObject({ usage: { images: 0, storedBytes: 0, activeJobs: 0 } });
  });

  test('keeps the key only as a hash', async () => {
    const { signUp } = await createTestClient(app.url).get<SignedUp>(signUpMutation);
    // The random part may itself have underscores: it is what follows the second.
    const secret = signUp.secret.split('_').slice(2).join('_');
    expect(secret).toHaveLength(43);
    const [row] = await runSql(
      app,
      `select row_to_json(account)::text || row_to_json(api_key)::text as text, key_hash
       from account join api_key on api_key.account_id = account.id where account.id = $1`,
      [signUp.account.id],
    );
    expect(row!.text).not.toContain(secret);
    expect((row!.key_hash as Buffer).length).toBe(32);
    expect((row!.key_hash as Buffer).includes(Buffer.from(secret, 'base64url'))).toBe(false);
  });

  test.each(['x'.repeat(201), 'a\u0000b'])('refuses the name %j', async (name) => {
    const { errors } = await createTestClient(app.url).ask(signUpMutation, { input: { name } });
    expect(errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      isRetryable: false,
      params: { argument: 'input.name' },
    });
  });

  test('is limited for each address, as the trusted proxy tells it', async () => {
    for (let i = 0; i < 20; i++) expect(await signUpFrom('192.0.2.1')).toBeUndefined();
    const refusal = await signUpFrom('192.0.2.1');
    expect(refusal?.code).toBe('RATE_LIMITED');
    const { params } = refusal!;
    expect(params).toEqual({ limit: 20, retryAfterMs: expect.any(Number) });
    expect(params.retryAfterMs).toBeGreaterThan(3_500_000);
    // What a caller writes before the proxy's own entry does not help.
    expect((await signUpFrom('198.51.100.7, 192.0.2.1'))?.code).toBe('RATE_LIMITED');
    expect(await signUpFrom('192.0.2.2')).toBeUndefined();
    expect(await signUpAsAdmin(app.url, adminKey)).toMatch(/^pst_/);
  });

  test('counts a network of IPv6, of which everybody has one, as one address', async () => {
    for (let i = 0; i < 20; i++) expect(await signUpFrom(`2001:db8:1:2:${i}::1`)).toBeUndefined();
    expect((await signUpFrom('2001:db8:1:2:ffff::'))?.code).toBe('RATE_LIMITED');
    expect(await signUpFrom('2001:db8:1:3::1')).toBeUndefined();
    for (let i = 0; i < 20; i++) expect(await signUpFrom('::ffff:203.0.113.9')).toBeUndefined();
    expect((await signUpFrom('203.0.113.9'))?.code).toBe('RATE_LIMITED');
  });

  test('counts all networks of a site of IPv6 twice as often as one of them', async () => {
    for (let i = 0; i < 40; i++) expect(await signUpFrom(`2001:db8:48:${i}::1`)).toBeUndefined();
    expect((await signUpFrom('2001:db8:48:ffff::1'))?.code).toBe('RATE_LIMITED');
    expect(await signUpFrom('2001:db8:49::1')).toBeUndefined();
  });

  test('knows an address in every form that a proxy may give it', async () => {
    const forms = ['198.51.100.1', '198.51.100.1:4711', '::ffff:c633:6401', '[::ffff:198.51.100.1]:4712'];
    for (let i = 0; i < 20; i++) expect(await signUpFrom(forms[i % forms.length]!)).toBeUndefined();
    for (const form of forms) expect((await signUpFrom(form))?.code).toBe('RATE_LIMITED');
  });
});

describe('where sign-up is closed', () => {
  let closed: TestApp;
  beforeAll(async () => {
    closed = await startTestApp({ env: { SIGNUP: 'closed', ADMIN_KEY: adminKey }, work: false, beside: app });
  });
  afterAll(() => closed.close());

  test.each([null, 'not-the-admin-key-but-as-long'])('the bearer %s makes no account', async (bearer) => {
    const { data, errors } = await createTestClient(closed.url, bearer).ask(signUpMutation);
    expect([data, errors?.[0]?.extensions.code]).toEqual([
      bearer ? undefined : { signUp: null },
      'UNAUTHENTICATED',
    ]);
  });

  test('limits say so and ADMIN_KEY opens it, and nothing else', async () => {
    const admin = createTestClient(closed.url, adminKey);
    expect(await admin.get('{ limits { isSignUpOpen } viewer { id } }')).toEqual({
      limits: { isSignUpOpen: false },
      viewer: null,
    });
    expect((await admin.get<SignedUp>(signUpMutation)).signUp.secret).toMatch(/^pst_/);
    const { errors } = await admin.ask('{ images(first: 1) { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('an account of before is still served', async () => {
    const client = createTestClient(closed.url, await signUpAsAdmin(app.url, adminKey));
    expect((await client.get<{ viewer: object }>('{ viewer { id } }')).viewer).not.toBeNull();
  });
});

describe('a rotated key', () => {
  let beside: TestApp;
  let client: TestClient;
  beforeAll(async () => {
    beside = await startTestApp({ work: false, beside: app });
  });
  afterAll(() => beside.close());

  const rotate = async (from: TestClient) =>
    (await from.get<{ rotateApiKey: { secret: string } }>('mutation { rotateApiKey { secret } }'))
      .rotateApiKey.secret;

  test('has ended when the new one is told, on every process', async () => {
    client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
    const { viewer } = await client.get<{ viewer: object }>('{ viewer { id } }');
    const apiKey = await rotate(client);
    for (const url of [app.url, beside.url]) {
      expect(await createTestClient(url, apiKey).get('{ viewer { id } }')).toEqual({ viewer });
      expect(await createTestClient(url, client.apiKey).ask('{ viewer { id } }')).toMatchObject({
        status: 401,
      });
    }
    expect((await client.ask('mutation { rotateApiKey { secret } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test("closes its sockets with 4403, also another process's, and nobody else's", async () => {
    client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
    const stranger = await openRawSocket(app.url, await signUpAsAdmin(app.url, adminKey));
    const sockets = await Promise.all([app, beside, app].map(({ url }) => openRawSocket(url, client.apiKey)));
    const apiKey = await rotate(client);
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4403, 4403, 4403]);
    const next = await openRawSocket(beside.url, apiKey);
    expect([next.isOpen(), stranger.isOpen()]).toEqual([true, true]);
    for (const socket of [next, stranger]) await socket.close();
  });

  test('closes a socket that was just being opened', async () => {
    for (let i = 0; i < 5; i++) {
      client = createTestClient(app.url, await signUpAsAdmin(app.url, adminKey));
      const [socket] = await Promise.all([openRawSocket(app.url, client.apiKey), rotate(client)]);
      expect(await socket.closed).toBe(4403);
    }
  });
});

test('an account has at most 100 sockets at once', async () => {
  const apiKey = await signUpAsAdmin(app.url, adminKey);
  const sockets = await Promise.all(Array.from({ length: 100 }, () => openRawSocket(app.url, apiKey)));
  const refused = await openRawSocket(app.url, apiKey);
  // Not 4403, which says that the key is bad.
  expect(await refused.closed).toBe(1013);
  await sockets[0]!.close();
  await sockets[1]!.close();
  const next = await openRawSocket(app.url, apiKey);
  expect(next.isOpen()).toBe(true);
  await Promise.all([...sockets, next].map((socket) => socket.close()));
});

test('a key that looks right and is not, is none', async () => {
  const { apiKey } = await signUp(app.url);
  const wrong = [
    apiKey!.slice(0, -1) + (apiKey!.endsWith('A') ? 'B' : 'A'),
    apiKey!.slice(0, -1),
    `${apiKey}A`,
    apiKey!.replace('pst_', ''),
    'pst_',
    'x'.repeat(5000),
  ];
  for (const key of wrong)
    expect(await createTestClient(app.url, key).ask('{ limits { maxPixels } }')).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
});

test('bytes of the account are bounded over all its uploads', async () => {
  const picture = await makePicture({ width: 64, height: 48 });
  const small = await startTestApp({
    env: { MAX_STORED_BYTES: `${2 * picture.length}` },
    work: false,
    beside: app,
  });
  const client = createTestClient(small.url, await signUpAsAdmin(app.url, adminKey));
  const results = await Promise.all(Array.from({ length: 4 }, () => client.upload(picture)));
  const codes = results.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok');
  expect(codes.toSorted()).toEqual(['QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', 'ok', 'ok']);
  await small.close();

  const full = await startTestApp({ env: { MAX_STORED_BYTES: '1' }, work: false, beside: app });
  const imageId = results.find(({ errors }) => !errors)?.data?.uploadImage.image.id;
  const { errors } = await createTestClient(full.url, client.apiKey).ask(
    `mutation { processImage(input: { imageId: "${imageId}", recipe: { resize: { width: 9 } } }) { job { id } } }`,
  );
  expect(errors?.[0]?.extensions.code).toBe('QUOTA_EXCEEDED');
  await full.close();
});
