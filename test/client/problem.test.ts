import { afterEach, expect, test, vi } from 'vitest';
import { createBareClient } from '../../client/src/api/client.ts';
import { problemOfJob, problemOfRequest } from '../../client/src/problem/find-problem.ts';
import { hasWording, wordProblem } from '../../client/src/problem/problem-text.ts';
import { errorCodes } from '../../src/errors.ts';

afterEach(() => vi.unstubAllGlobals());

test('every code of the server has words, with and without its figures', () => {
  for (const code of Object.keys(errorCodes)) {
    expect(hasWording(code), code).toBe(true);
    if (!hasWording(code)) continue;
    const bare = wordProblem({ code, params: {} });
    const full = wordProblem({ code, params: { limit: 2_000_000, actual: 3_000_000, retryAfterMs: 4000 } });
    for (const { title, advice } of [bare, full]) {
      expect(title.length, code).toBeGreaterThan(5);
      expect(advice, code).toMatch(/\.$/);
      expect(`${title} ${advice}`, code).not.toMatch(/undefined|NaN|null/);
    }
  }
});

test('figures are worded in the unit of their code', () => {
  expect(wordProblem({ code: 'FILE_TOO_LARGE', params: { limit: 25_000_000, actual: 31_200_000 } })).toEqual({
    title: 'Larger than 25 MB',
    advice: 'This file has 31.2 MB. Save it smaller and drop it again.',
  });
  expect(wordProblem({ code: 'TOO_MANY_PIXELS', params: { limit: 50_000_000 } }).advice).toContain(
    '50 megapixels',
  );
  expect(wordProblem({ code: 'TOO_MANY_PIXELS', params: { limit: 16_384 } }).advice).toContain(
    '16384 pixels a side',
  );
  expect(wordProblem({ code: 'RATE_LIMITED', params: { retryAfterMs: 2500 } }).advice).toContain('2.5 s');
});

test('a request without an answer is a matter of the connection', () => {
  const error = { message: '[Network] failed', networkError: new Error('failed'), graphQLErrors: [] };
  expect(problemOfRequest(error).code).toBe('OFFLINE');
});

test('a request keeps its code and figures; a code from elsewhere counts as unexpected', () => {
  const answer = (code: string) => ({
    message: '',
    graphQLErrors: [{ message: 'too large', extensions: { code, params: { limit: 10 } } }],
  });
  expect(problemOfRequest(answer('FILE_TOO_LARGE'))).toEqual({
    code: 'FILE_TOO_LARGE',
    params: { limit: 10 },
    message: 'too large',
  });
  expect(problemOfRequest(answer('GRAPHQL_VALIDATION_FAILED')).code).toBe('INTERNAL_SERVER_ERROR');
  expect(problemOfRequest(answer('toString')).code).toBe('INTERNAL_SERVER_ERROR');
});

test('an unexpected failure shows the sentence that carries its id', () => {
  const problem = problemOfJob({ code: 'INTERNAL_SERVER_ERROR', message: 'Look up a1b2c3.', params: {} });
  expect(wordProblem(problem).advice).toContain('a1b2c3');
});

test('a HEIC photo gets advice of its own, however it was found to be one', () => {
  for (const params of [{ actual: 'image/heic' }, { found: 'a HEIC photo' }] as Record<string, string>[]) {
    const { title, advice } = wordProblem({ code: 'UNSUPPORTED_IMAGE', params });
    expect(title).toContain('HEIC');
    expect(advice).toContain('Most Compatible');
  }
});

/** What urql reports of a request that was answered so. */
async function ask(answer: () => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async () => answer());
  const { error } = await createBareClient().query('{ viewer { id } }', {}).toPromise();
  return error && problemOfRequest(error).code;
}

test('an answer that is no answer of the server is told apart from none', async () => {
  const page = (status: number) => () =>
    new Response('<h1>Sign in</h1>', { status, headers: { 'content-type': 'text/html' } });
  expect(await ask(page(200))).toBe('NOT_UNDERSTOOD');
  expect(await ask(page(403))).toBe('NOT_UNDERSTOOD');
  expect(await ask(() => new Response('{"da', { headers: { 'content-type': 'application/json' } }))).toBe(
    'NOT_UNDERSTOOD',
  );
  // A proxy whose server is away: that passes.
  expect(await ask(page(502))).toBe('SERVICE_UNAVAILABLE');
  expect(await ask(page(429))).toBe('RATE_LIMITED');
});

test('an answer that breaks off is a matter of the connection', async () => {
  const body = new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) });
  expect(await ask(() => new Response(body, { headers: { 'content-type': 'application/json' } }))).toBe(
    'OFFLINE',
  );
});
