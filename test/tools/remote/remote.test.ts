import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseAddressRange } from '../../../src/config/address-range.ts';
import { createRemote, type Remote } from '../../../src/tools/remote/remote.ts';
import type { Address } from '../../../src/tools/remote/resolve.ts';
import { receiveFile } from '../../../src/tools/temp-file/receive-file.ts';
import { type Canary, type HostileWeb, openCanary, openHostileWeb } from '../../hostile-web.ts';
import { makeFolder } from '../../picture.ts';

let web: HostileWeb;
let remote: Remote;
let folder: Awaited<ReturnType<typeof makeFolder>>;
let canaries: Canary[];
/** What each name stands for; asked for the first time it is the first of them. */
const names: Record<string, Address[][]> = {};

/** Nobody listens there. */
let closedPort: number;
const v4 = (address: string): Address => ({ address, family: 4 });

beforeAll(async () => {
  [web, folder, canaries] = await Promise.all([
    openHostileWeb(),
    makeFolder(),
    Promise.all(['127.0.0.1', '127.0.0.2', '::1'].map((host) => openCanary(host))),
  ]);
  const closed = await openCanary('127.0.0.1');
  closedPort = closed.port;
  await closed.close();
  remote = createRemote({
    rules: {
      // Of public addresses: it is the address that keeps us from the canaries.
      ports: [80, 443, closedPort, ...canaries.map(({ port }) => port)],
      allow: [web.httpPort, web.httpsPort, closedPort].map((port) => parseAddressRange(`127.0.0.1:${port}`)!),
    },
    connectMs: 300,
    userAgent: (purpose) => ['Pasteup/test', purpose].filter(Boolean).join(' '),
    ca: web.certificate,
    async resolve(host) {
      const answers = names[host];
      if (!answers) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
      return answers.length > 1 ? answers.shift()! : answers[0]!;
    },
  });
  Object.assign(names, { 'shop.test': [[v4('127.0.0.1')]], 'secure.test': [[v4('127.0.0.1')]] });
});
afterEach(() => {
  web.asked.length = 0;
});
afterAll(async () => {
  await remote.close();
  await web.close();
  await Promise.all(canaries.map((canary) => canary.close()));
  await folder[Symbol.asyncDispose]();
});

const at = (path: string, host = 'shop.test') => `http://${host}:${web.httpPort}${path}`;
const securely = (path: string, host = 'secure.test') => `https://${host}:${web.httpsPort}${path}`;
const maxBytes = 1_000_000;

/** As whoever fetches does: into a file. */
async function fetch(url: string, options = {}) {
  const answer = await remote.fetch(url, { maxBytes, accept: 'image/*', ...options });
  try {
    return {
      ...(await receiveFile(answer, { directory: folder.path, maxBytes })),
      filename: answer.filename,
    };
  } finally {
    answer.close();
  }
}

/** What it failed with: the code, and what is said of it. */
async function failureOf(url: string, options = {}) {
  const error = await fetch(url, options).then(
    () => null,
    (thrown) => thrown,
  );
  const { code, params, isRetryable, message } = error ?? {};
  return { code, params, isRetryable, message };
}

describe('a picture is fetched', () => {
  test.each(['/ok/1.jpg', '/type-lie', '/203', '/gzip', '/br', '/zstd', '/slow?s=0.1', '/redir?n=5'])(
    'from %s',
    async (path) => {
      const file = await fetch(at(path));
      expect(await readFile(file.path)).toEqual(web.picture);
      expect(file.byteSize).toBe(web.picture.length);
      await file.remove();
    },
  );

  test('by https, whose certificate is that of the name', async () => {
    const file = await fetch(securely('/ok/1.jpg'));
    expect(await readFile(file.path)).toEqual(web.picture);
    names['other.test'] = [[v4('127.0.0.1')]];
    expect(await failureOf(securely('/ok/1.jpg', 'other.test'))).toMatchObject({
      code: 'FETCH_FAILED',
      params: { reason: 'CERTIFICATE' },
      isRetryable: false,
    });
  });

  test('under the name that it is given there', async () => {
    expect((await fetch(at('/ok/1.jpg'))).filename).toBe('1.jpg');
    expect((await fetch(at('/named'))).filename).toBe('möwe.jpg');
  });

  test('with nothing of ours but who we are', async () => {
    await fetch(at('/redir?n=2'));
    expect(web.asked.map(({ path }) => path)).toEqual(['/redir', '/redir', '/ok/1.jpg']);
    for (const { headers } of web.asked)
      expect(headers).toEqual({
        host: `shop.test:${web.httpPort}`,
        connection: 'keep-alive',
        accept: 'image/*',
        'accept-encoding': 'identity',
        'user-agent': 'Pasteup/test',
      });
  });
});

test('who asks says what for and in which languages, at every hop', async () => {
  const options = { purpose: 'link preview', acceptLanguage: 'sv, en;q=0.5' };
  const answer = await remote.fetch(at('/redir?n=2'), { maxBytes, accept: 'text/html', ...options });
  answer.close();
  expect(answer.url.href).toBe(at('/ok/1.jpg'));
  for (const { headers } of web.asked)
    expect(headers).toMatchObject({
      'accept-language': 'sv, en;q=0.5',
      'user-agent': 'Pasteup/test link preview',
    });
});

test.each([403, 503, 404])('an answer of status %i is one where any is asked for', async (code) => {
  const options = { maxBytes: 1, accept: '*/*', anyStatus: true };
  const answer = await remote.fetch(at(`/${code}?after=7`), options);
  answer.close();
  expect(answer).toMatchObject({ statusCode: code, headers: { 'retry-after': '7' } });
});

test('one that says it is too large is not taken, whatever was asked for', async () => {
  const options = { maxBytes, accept: '*/*', anyStatus: true };
  await expect(remote.fetch(at('/length-lie+'), options)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

describe('what does not answer as it should is FETCH_FAILED', () => {
  test.each([
    ['/404', { statusCode: 404 }, false],
    ['/204', { statusCode: 204 }, false],
    ['/206', { statusCode: 206 }, false],
    ['/410', { statusCode: 410 }, false],
    ['/408', { statusCode: 408 }, true],
    ['/425', { statusCode: 425 }, true],
    ['/500', { statusCode: 500 }, true],
    ['/502', { statusCode: 502 }, true],
    ['/503', { statusCode: 503 }, true],
    ['/429?after=7', { statusCode: 429, retryAfterMs: 7000 }, true],
    ['/429?after=99999', { statusCode: 429, retryAfterMs: 600_000 }, true],
    ['/empty', { reason: 'EMPTY' }, false],
    ['/short', { reason: 'BROKEN_OFF' }, true],
    ['/rst', { reason: 'BROKEN_OFF' }, true],
    ['/gzip2', { reason: 'ENCODING' }, false],
    ['/no-gzip', { reason: 'ENCODING' }, false],
    ['/hdr-80k', { reason: 'NOT_HTTP' }, false],
    ['/bad-cert', { reason: 'CERTIFICATE' }, false],
    ['/loop', { reason: 'REDIRECTS' }, false],
    ['/redir?n=6', { reason: 'REDIRECTS' }, false],
  ])('%s', async (path, params, isRetryable) => {
    expect(await failureOf(at(path))).toMatchObject({ code: 'FETCH_FAILED', params, isRetryable });
  });

  test('an answer in a packing that is not known is not read on', async () => {
    expect(await failureOf(at('/strange'))).toMatchObject({ params: { reason: 'ENCODING' } });
    await vi.waitFor(() => expect(web.closed).toContain('/strange'), 3000);
  });

  test('and so is a name that stands for nothing, and a door that is closed, in the same words', async () => {
    names['nobody.test'] = [[]];
    const all = await Promise.all([
      failureOf('http://no-such-name.test/'),
      failureOf('http://nobody.test/'),
      failureOf(`http://127.0.0.1:${closedPort}/`),
    ]);
    for (const failure of all)
      expect(failure).toEqual({
        code: 'FETCH_FAILED',
        params: { reason: 'UNREACHABLE' },
        isRetryable: true,
        message: 'The address did not answer.',
      });
  });

  test('and what goes on for ever ends', async () => {
    for (const path of ['/silent', '/drip'])
      expect(await failureOf(at(path), { timeoutMs: 400 })).toMatchObject({ params: { reason: 'TIMEOUT' } });
  });
});

test('an answer that breaks before anybody reads it, or that nobody reads, harms nobody', async () => {
  const ask = (path: string) => remote.fetch(at(path), { maxBytes, accept: 'image/*' });
  const broken = await ask('/no-gzip');
  // What cannot be unpacked has come by now. An error that nobody hears ends the process.
  await new Promise((done) => setTimeout(done, 200));
  await expect(receiveFile(broken, { directory: folder.path, maxBytes })).rejects.toMatchObject({
    params: { reason: 'ENCODING' },
  });
  (await ask('/gzip-bomb')).close();
  (await ask('/gzip')).close();
  await new Promise((done) => setTimeout(done, 200));
});

test.each(['/endless', '/gzip-bomb', '/length-lie+'])('%s is FILE_TOO_LARGE', async (path) => {
  expect(await failureOf(at(path))).toMatchObject({ code: 'FILE_TOO_LARGE', params: { limit: 1_000_000 } });
});

test('who calls it off is told so', async () => {
  const abort = new AbortController();
  const fetching = fetch(at('/drip'), { signal: abort.signal });
  abort.abort(new Error('No more.'));
  await expect(fetching).rejects.toThrow('No more.');
});

describe('nothing inside is reached', () => {
  const isInside = { code: 'URL_NOT_ALLOWED', params: { reason: 'ADDRESS' } };
  const inside = () =>
    canaries.map(({ port }, i) => ({ port, host: ['127.0.0.1', '127.0.0.2', '[::1]'][i]! }));

  test('by an address, over http or https', async () => {
    for (const { host, port } of inside())
      for (const scheme of ['http', 'https'])
        expect(await failureOf(`${scheme}://${host}:${port}/`)).toMatchObject(isInside);
  });

  test('by a redirect', async () => {
    for (const { host, port } of inside())
      for (const code of [301, 302, 303, 307, 308])
        for (const target of [
          `http://${host}:${port}/`,
          `//${host}:${port}/`,
          'file:///etc/passwd',
          'http://0x7f.1/',
        ])
          expect(await failureOf(at(`/to?code=${code}&url=${encodeURIComponent(target)}`))).toMatchObject({
            code: 'URL_NOT_ALLOWED',
          });
    expect(await failureOf(securely(`/to?url=${encodeURIComponent(at('/ok/1.jpg'))}`))).toMatchObject({
      params: { reason: 'DOWNGRADE' },
    });
  });

  test.each(['http', 'https'])(
    'by TLS, which passes by net.BlockList: a name that stands for it, over %s',
    async (scheme) => {
      const outside = v4('93.184.215.14');
      Object.assign(names, {
        'inside.test': [[v4('127.0.0.2')]],
        'mixed.test': [[outside, v4('127.0.0.2')]],
        'six.test': [[{ address: '::1', family: 6 }]],
        'mapped.test': [[{ address: '::ffff:127.0.0.2', family: 6 }]],
      });
      for (const name of ['inside.test', 'mixed.test', 'six.test', 'mapped.test'])
        for (const port of ['', ...inside().map((one) => `:${one.port}`)])
          expect(await failureOf(`${scheme}://${name}${port}/`)).toMatchObject({ code: 'URL_NOT_ALLOWED' });
    },
  );

  test('by a name that stands for something else when it is asked for again', async () => {
    names['rebound.test'] = [[v4('127.0.0.1')], [v4('127.0.0.2')]];
    await (await fetch(at('/ok/1.jpg', 'rebound.test'))).remove();
    // What was looked at is what was dialled; the next connection looks again.
    expect(names['rebound.test']).toHaveLength(1);
    expect(await failureOf(`http://rebound.test:${canaries[1]!.port}/`)).toMatchObject({
      code: 'URL_NOT_ALLOWED',
    });
  });

  afterAll(() => {
    expect(canaries.map((canary) => canary.accepted())).toEqual([0, 0, 0]);
  });
});

test('nothing of what failed is left', async () => {
  const before = await readdir(folder.path);
  for (const path of ['/short', '/gzip-bomb', '/empty', '/no-gzip']) await failureOf(at(path));
  expect(await readdir(folder.path)).toEqual(before);
});
