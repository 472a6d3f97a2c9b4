import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { readStatuses, sendRaw } from '../raw-http.ts';

const soonMs = 1000;
const mostBytes = 50_000_000;
const question = JSON.stringify({ query: '{ __typename }' });

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
});
afterAll(() => app.close());
afterEach(async () => {
  expect(await (await post(question)).json()).toMatchObject({ data: { __typename: 'Query' } });
});

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('bytes that are no request, or two, are refused', () => {
  const write = (line: string, headers: string[], body = '') =>
    [`${line} HTTP/1.1`, ...headers, '', body].join('\r\n');
  const host = 'Host: localhost';
  const close = 'Connection: close';
  /** What must never be taken for a request of its own. */
  const hidden = write('GET /health/live', [host]);
  const postJson = (headers: string[], body = question) =>
    write('POST /graphql', [host, close, 'Content-Type: application/json', ...headers], body);

  test.each<[string, string, number[]]>([
    ['a header of 20 KB', write('GET /health/live', [host, `X-Long: ${'x'.repeat(20_000)}`]), [431]],
    [
      '1,500 headers',
      write('GET /health/live', [host, ...Array.from({ length: 1500 }, (_, n) => `X-${n}: some text`)]),
      [431],
    ],
    [
      'two lengths',
      postJson([`Content-Length: ${question.length}`, `Content-Length: ${question.length + hidden.length}`]),
      [400],
    ],
    [
      'a length and chunks',
      postJson(
        [`Content-Length: ${question.length + hidden.length}`, 'Transfer-Encoding: chunked'],
        `0\r\n\r\n${hidden}`,
      ),
      [400],
    ],
    [
      'chunks by two names',
      postJson(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${hidden}`),
      [400],
    ],
    ['no Host', write('GET /health/live', [close]), [400]],
    ['TRACE', write('TRACE /', [host, close]), [404]],
    ['CONNECT', write('CONNECT 127.0.0.1:22', [host]), []],
    ['a line that is none', 'hello\r\n\r\n', [400]],
  ])('%s', async (_what, bytes, statuses) => {
    expect(readStatuses(await sendRaw(app.url, bytes))).toEqual(statuses);
  });
});

describe('JSON that is odd does no harm', () => {
  const depth = 100_000;
  const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  test.each<[string, string, number[]]>([
    ['as deep as it can be', `{"query":"{ __typename }","variables":{"v":${nested}}}`, [200]],
    ['as deep as it can be, and nothing else', nested, [400]],
    ['a name twice', '{"query":"{ nothing }","query":"{ __typename }"}', [200]],
    ['__proto__', '{"query":"{ __typename }","__proto__":{"polluted":true}}', [200]],
    [
      '__proto__ in variables',
      '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}',
      [200],
    ],
    ['constructor', '{"query":"{ __typename }","constructor":{"prototype":{"polluted":true}}}', [200]],
    ['a batch', `[${question},${question}]`, [400]],
    ['variables that are a text', '{"query":"{ __typename }","variables":"x"}', [400]],
    ['a name of the operation that is an object', '{"query":"{ __typename }","operationName":{}}', [400]],
    ['extensions that are a number', '{"query":"{ __typename }","extensions":5}', [400]],
    ['a query that is a list', '{"query":["{ __typename }"]}', [400]],
    ['a half of a character', '{"query":"{ __typename }","operationName":"\\ud800"}', [400]],
  ])('%s', async (_what, body, statuses) => {
    const startedAt = performance.now();
    expect(statuses).toContain((await post(body)).status);
    expect(performance.now() - startedAt).toBeLessThan(soonMs);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a body that is small until it is unpacked', () => {
  const zeros = Buffer.alloc(40_000_000);
  const fast = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
  const packed: Record<string, () => Buffer<ArrayBuffer>> = {
    gzip: () => gzipSync(zeros, { level: 9 }),
    br: () => brotliCompressSync(zeros, fast),
  };
  test.each(Object.keys(packed))('as %s is refused before it is large', async (encoding) => {
    const body = new Uint8Array(packed[encoding]!());
    expect(body.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    const startedAt = performance.now();
    const { status } = await post(body, { 'content-encoding': encoding });
    expect(status).toBe(413);
    expect(performance.now() - startedAt).toBeLessThan(soonMs);
    expect(process.memoryUsage().rss - before).toBeLessThan(mostBytes);
  });
});

test.each<Record<string, string>>([
  { 'content-encoding': 'x-unknown' },
  { 'content-type': 'application/json; charset=x-unknown' },
])('a body in %j is refused', async (headers) => {
  expect((await post(question, headers)).status).toBe(415);
});
