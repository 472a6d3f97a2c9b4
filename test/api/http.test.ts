import { readFile } from 'node:fs/promises';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clientPaths } from '../../src/config/client-path.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { buildUpload } from '../multipart.ts';
import { makePicture } from '../picture.ts';

let app: TestApp;
let apiKey: string;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  const client = await signUp(app.url);
  apiKey = client.apiKey!;
  await client.close();
});
afterAll(() => app.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: object }[] };
  return { status: response.status, ...errors[0]!.extensions };
};

test.each(['/', '/jobs', '/graphql', '/health/live', '/files/x', '/nothing/here.js'])(
  '%s is sent with headers that keep a page from harm',
  async (path) => {
    const headers = Object.fromEntries((await fetch(`${app.url}${path}`)).headers);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toMatch(/worker-src 'self'(;|$)/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|object-src/);
    for (const none of ["frame-ancestors 'none'", "base-uri 'none'"]) expect(policy).toContain(none);
  },
);

test('a browser is marked as one with an account on request alone, and the mark opens nothing', async () => {
  const marked = await fetch(`${app.url}/visited`, { method: 'POST' });
  expect([marked.status, marked.headers.get('access-control-allow-origin')]).toEqual([204, null]);
  const cookie = marked.headers.get('set-cookie');
  expect(cookie).toBe('pasteup-visited=1; Max-Age=34560000; Path=/; SameSite=Lax');
  const headers = { cookie: `pasteup-visited=1; api-key=${apiKey}; authorization=Bearer ${apiKey}` };
  expect(await (await post('{"query":"{ viewer { id } }"}', headers)).json()).toMatchObject({
    data: { viewer: null },
  });
  for (const path of ['/', '/health/live', '/visited']) {
    expect((await fetch(`${app.url}${path}`)).headers.get('set-cookie')).toBeNull();
  }
});

test('a page may load files from where they are: PUBLIC_URL, the CDN and the bucket', async () => {
  const env = {
    ROLE: 'web',
    PUBLIC_URL: 'https://pictures.example',
    CDN_URL: 'https://cdn.example',
    STORAGE: 's3',
    S3_BUCKET: 'pictures',
    S3_ENDPOINT: 'http://127.0.0.1:1',
    S3_PUBLIC_ENDPOINT: 'https://s3.example',
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
  };
  // It says that the bucket is out of reach.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const remote = await startTestApp({ env, work: false, serve: false, beside: app });
  const { port } = await remote.serve();
  const policy = (await fetch(`http://127.0.0.1:${port}/`)).headers.get('content-security-policy');
  const origins = 'https://pictures.example https://cdn.example https://pictures.s3.example';
  expect(policy).toContain(`img-src 'self' data: blob: ${origins};`);
  expect(policy).toContain(`connect-src 'self' ${origins};`);
  await remote.close();
  vi.restoreAllMocks();
});

test('what is not there is NOT_FOUND, as JSON for who wants no page', async () => {
  for (const path of ['/nothing', '/assets/nothing.js', '/health/nothing']) {
    const response = await fetch(`${app.url}${path}`, { headers: { accept: 'application/json' } });
    const text = await response.clone().text();
    expect(await codeOf(response)).toEqual({
      status: 404,
      code: 'NOT_FOUND',
      isRetryable: false,
      params: {},
    });
    expect(text).not.toMatch(/ENOENT|client/);
  }
  expect(await codeOf(await fetch(`${app.url}/`, { method: 'DELETE' }))).toMatchObject({ code: 'NOT_FOUND' });
});

describe('a body that cannot be read', () => {
  test('is too large', async () => {
    const response = await post(JSON.stringify({ query: '{ __typename }', padding: 'x'.repeat(300_000) }));
    expect(await codeOf(response)).toEqual({
      status: 413,
      code: 'BAD_USER_INPUT',
      isRetryable: false,
      params: { limit: 262_144 },
    });
  });

  test.each(['{', '"text"', 'null', '[]', '{}', '{"query":5}'])('is %s', async (body) => {
    const answer = await codeOf(await post(body));
    expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', params: {} });
  });

  test('has a path that is no URL', async () => {
    const response = await fetch(`${app.url}/files/%E0%A4%A`);
    expect(await codeOf(response)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
});

describe('a request that a foreign page can send without asking', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded'])('is refused as %s', async (type) => {
    const response = await post('{"query":"mutation { signUp { secret } }"}', { 'content-type': type });
    expect(await codeOf(response)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  test('is refused as GET without a header that a page has to ask for', async () => {
    const response = await fetch(`${app.url}/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(await codeOf(response)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });
});

describe('with a key in its header', () => {
  const query = (text: string) => `${app.url}/graphql?query=${encodeURIComponent(text)}`;

  test('a query may come by GET, as urql sends it', async () => {
    const response = await fetch(query('{ viewer { id } }'), {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    expect(await response.json()).toMatchObject({ data: { viewer: { id: expect.stringMatching(/^acc_/) } } });
  });

  test('a mutation may not', async () => {
    const mutation = query('mutation { rotateApiKey { secret } }');
    const response = await fetch(mutation, { headers: { authorization: `Bearer ${apiKey}` } });
    expect(await codeOf(response)).toMatchObject({ status: 405, code: 'BAD_USER_INPUT' });
  });

  test('an upload needs no header of Apollo', async () => {
    const { headers, body } = buildUpload(await makePicture());
    const { 'apollo-require-preflight': _none, ...plain } = headers;
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...plain, authorization: `Bearer ${apiKey}` },
      body: new Uint8Array(body),
    });
    expect(await answer.json()).toMatchObject({ data: { uploadImage: { image: {} } } });
  });
});

test.each(['subscription { jobUpdated(id: "job_x") { id } }', 'subscription { jobsUpdated { __typename } }'])(
  '%s by POST is told which way to come',
  async (text) => {
    const response = await post(JSON.stringify({ query: text }), { authorization: `Bearer ${apiKey}` });
    const { errors } = (await response.clone().json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain(`graphql-transport-ws at ${app.url.replace('http', 'ws')}/graphql`);
    expect(await codeOf(response)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    const byGet = await fetch(`${app.url}/graphql?query=${encodeURIComponent(text)}`, {
      headers: { authorization: `Bearer ${apiKey}` },
    });
    expect(await codeOf(byGet)).toMatchObject({ status: 405, code: 'BAD_USER_INPUT' });
  },
);

test('the schema is told in its own language', async () => {
  const response = await fetch(`${app.url}/schema.graphql`, {
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await response.text()).toBe(await readFile('schema.graphql', 'utf8'));
  const known = await fetch(`${app.url}/schema.graphql`, {
    // fetch would ask past every cache.
    headers: { 'if-none-match': response.headers.get('etag')!, 'cache-control': 'max-age=0' },
  });
  expect(known.status).toBe(304);
});

test.each(['gzip', 'br'])('a long answer is sent as %s to who takes it', async (encoding) => {
  const ask = (query: string) => post(JSON.stringify({ query }), { 'accept-encoding': encoding });
  const long = await ask('{ __schema { types { name description } } }');
  expect(long.headers.get('content-encoding')).toBe(encoding);
  expect(await long.json()).toMatchObject({ data: { __schema: {} } });
  expect((await ask('{ limits { maxPixels } }')).headers.get('content-encoding')).toBeNull();
  for (const path of ['/schema.graphql', '/src/theme/base.css']) {
    const response = await fetch(`${app.url}${path}`, { headers: { 'accept-encoding': encoding } });
    expect([path, response.headers.get('content-encoding')]).toEqual([path, encoding]);
    expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
  }
});

test('every page of the client is at its address, and at any other is none', async () => {
  // Not as a type: the pages are of the client's project.
  const { pages }: { pages: { path: string; children?: { path: string }[] }[] } = await import(
    '../../client/src/app/page-table.ts' as string
  );
  const paths = pages.flatMap(({ path, children = [] }) => [
    path,
    ...children.map((child) => `${path}/${child.path}`),
  ]);
  expect(paths.toSorted()).toEqual(clientPaths.toSorted());
  const accept = 'text/html,*/*;q=0.8';
  const statusOf = async (path: string) => (await fetch(`${app.url}${path}`, { headers: { accept } })).status;
  for (const path of clientPaths) expect(await statusOf(path)).toBe(200);
  for (const path of ['/docs', '/library/img_1/more', '/graphq', '/convert/x'])
    expect(await statusOf(path)).toBe(404);
  const program = await fetch(`${app.url}/docs`);
  expect(await codeOf(program)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
});

test('a page of anybody may call, with a key of its own', async () => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,apollo-require-preflight',
    },
  });
  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization,content-type,apollo-require-preflight',
  });
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});

test('an operation that is sent as a hash is refused', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
  expect(await codeOf(await post(JSON.stringify({ extensions })))).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('the audit of GraphQL over HTTP finds no error', async () => {
  const audits = serverAudits({
    url: () => `${app.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${apiKey}` } }),
  });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  expect(results.filter(({ status }) => status === 'error')).toEqual([]);
  expect(results.filter(({ status }) => status === 'ok').length).toBeGreaterThan(50);
});
