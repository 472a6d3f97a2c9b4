import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
});
afterAll(() => app.close());

const signUpMutation = 'mutation { signUp { secret } }';
const codeOf = (answer: { errors?: readonly { extensions?: { code?: unknown } }[] }) =>
  answer.errors?.[0]?.extensions?.code ?? 'OK';

/** As a page of this origin asks. */
async function ask(url: string, origin: string | null, query = signUpMutation, apiKey?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(origin && { origin }),
      ...(apiKey && { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify({ query }),
  });
  const answer = await response.json();
  return { ...answer, code: codeOf(answer), allowed: response.headers.get('access-control-allow-origin') };
}

/** The same over a socket: the code of its error, or of its close. */
async function askSocket(url: string, origin: string): Promise<unknown> {
  class FromPage extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { origin });
    }
  }
  const socket = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: FromPage,
    retryAttempts: 0,
  });
  try {
    for await (const answer of socket.iterate({ query: signUpMutation })) return codeOf(answer);
  } catch (close) {
    return (close as { code: number }).code;
  } finally {
    await socket.dispose();
  }
}

describe('a server for this machine', () => {
  test.each([
    null,
    'http://127.0.0.1:4000',
    'http://localhost:5173',
    'http://app.localhost',
    'http://[::1]:8080',
  ])('lets a page of %s sign up', async (origin) => {
    expect((await ask(app.url, origin)).code).toBe('OK');
    expect((await ask(app.url, origin, '{ limits { isSignUpOpen } }')).data.limits.isSignUpOpen).toBe(true);
  });

  test.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example:4000',
  ])('lets no page of %s, which may call with a key of its own', async (origin) => {
    expect((await ask(app.url, origin)).code).toBe('UNAUTHENTICATED');
    expect(await askSocket(app.url, origin)).toBe('UNAUTHENTICATED');
    expect((await ask(app.url, origin, '{ limits { isSignUpOpen } }')).data.limits.isSignUpOpen).toBe(false);
    const { apiKey } = await signUp(app.url);
    expect(await ask(app.url, origin, '{ viewer { id } }', apiKey!)).toMatchObject({
      code: 'OK',
      allowed: '*',
    });
  });

  test('is not fooled by a name of a stranger that leads to it', async () => {
    const { port } = new URL(app.url);
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: `http://evil.example:${port}`,
        host: `evil.example:${port}`,
      },
      body: JSON.stringify({ query: signUpMutation }),
    });
    expect(codeOf((await response.json()) as object)).toBe('UNAUTHENTICATED');
  });
});

test.each<Record<string, string>>([
  { PUBLIC_URL: 'https://pictures.example' },
  { TRUST_PROXY: '1' },
  { HOST: '0.0.0.0' },
])('a server for others, by %j, lets any page sign up', async (env) => {
  const open = await startTestApp({ env: { ROLE: 'web', ...env }, work: false, serve: false, beside: app });
  const { port } = await open.serve();
  expect((await ask(`http://127.0.0.1:${port}`, 'https://elsewhere.example')).code).toBe('OK');
  await open.close();
});

test('where CORS_ORIGINS names pages, browsers let only these call, and sockets too, beside its own', async () => {
  const env = {
    ROLE: 'web',
    CORS_ORIGINS: 'https://one.example, https://two.example',
    PUBLIC_URL: 'https://own.example',
  };
  const listed = await startTestApp({ env, work: false, serve: false, beside: app });
  const { port } = await listed.serve();
  const url = `http://127.0.0.1:${port}`;
  for (const origin of ['https://one.example', 'https://two.example']) {
    expect(await ask(url, origin)).toMatchObject({ code: 'OK', allowed: origin });
    expect(await askSocket(url, origin)).toBe('OK');
  }
  expect(await ask(url, 'https://three.example')).toMatchObject({ code: 'UNAUTHENTICATED', allowed: null });
  expect(await askSocket(url, 'https://three.example')).toBe(4403);
  expect(await askSocket(url, 'https://own.example')).toBe('OK');
  await listed.close();
});
