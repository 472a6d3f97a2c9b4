import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { createLogLines } from '../log-lines.ts';
import { openRawSocket } from '../raw-socket.ts';
import { runSql } from '../sql.ts';
import { transportNames, transports } from '../transports.ts';

let app: TestApp;
let client: TestClient;
const { log, lines } = createLogLines();

beforeAll(async () => {
  app = await startTestApp({
    env: { ROLE: 'web' },
    work: false,
    log,
  });
  client = await signUp(app.url);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

const uploadLiteral = 'mutation { uploadImage(input: { file: "x" }) { image { id } } }';

describe.each(transportNames)('over %s', (transport) => {
  const ask = async (query: string, variables?: object) =>
    (await transports[transport](client, query, variables))?.[0];

  test.each([
    ['GRAPHQL_PARSE_FAILED', '{ images('],
    ['GRAPHQL_PARSE_FAILED', '{ "tokens" }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ images { nodes { id { x } } } }'],
    ['GRAPHQL_VALIDATION_FAILED', '{ images(first: "two") { nodes { id } } }'],
    ['GRAPHQL_VALIDATION_FAILED', uploadLiteral],
  ])('%s is kept for %s', async (code, query) => {
    expect((await ask(query))?.extensions).toEqual({ code, isRetryable: false, params: {} });
  });

  test.each<[string, object]>([
    ['query ($v: Int!) { images(first: $v) { nodes { id } } }', {}],
    ['query ($v: Int!) { images(first: $v) { nodes { id } } }', { v: 'two' }],
    ['query ($v: Int!) { images(first: $v) { nodes { id } } }', { v: 2 ** 40 }],
    ['query ($v: ID = "x") { image(id: $v) { id } }', { v: null }],
    [
      'query ($v: [JobStatus!]) { jobs(first: 1, filter: { statuses: $v }) { nodes { id } } }',
      { v: ['DONE'] },
    ],
    ['query ($v: Duration) { image(id: "x") { url(expiresIn: $v) } }', { v: 'P1Y' }],
    [
      'query ($v: HexColor) { image(id: "x") { rendition(recipe: { background: $v }) { id } } }',
      { v: 'red' },
    ],
    ['subscription ($v: [JobKind!]) { jobsUpdated(kinds: $v) { cursor } }', { v: 'ALL' }],
    ['mutation ($v: Upload!) { uploadImage(input: { file: $v }) { image { id } } }', { v: { promise: 1 } }],
  ])('BAD_USER_INPUT for the variables of %s: %j', async (query, variables) => {
    const error = await ask(query, variables);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', isRetryable: false, params: {} });
    const isElsewhere = transport === 'post' && query.startsWith('subscription');
    expect(error?.message).toMatch(isElsewhere ? /by WebSocket/ : /\$v|"id"/);
  });

  test('BAD_USER_INPUT for no or an unknown operation', async () => {
    expect((await ask('fragment f on Limits { maxPixels }'))?.extensions.code).toMatch(
      /^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/,
    );
    expect(
      (await ask('query a { limits { maxPixels } } query b { limits { maxPixels } }'))?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['NOT_FOUND', 'mutation { cancelJob(input: { id: "job_x" }) { job { id } } }'],
    ['BAD_USER_INPUT', '{ images(first: 0) { nodes { id } } }'],
  ])('our own %s has its path', async (code, query) => {
    const error = await ask(query);
    expect([error?.extensions.code, error?.path?.length]).toEqual([code, 1]);
  });

  test('UNAUTHENTICATED where there is no key', async () => {
    const stranger = createTestClient(app.url);
    const errors = await transports[transport](stranger, '{ images(first: 1) { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await transports[transport](stranger, '{ limits { maxPixels } viewer { id } }')).toBeUndefined();
    await stranger.close();
  });

  test('what is unexpected is hidden behind an id, under which the log has all of it', async () => {
    await runSql(app, 'alter table rendition rename to hidden');
    try {
      const error = await ask('{ node(id: "ren_01m7yy1f5ee03spev3sf6jafe8") { id } }');
      const { id } = error!.extensions.params;
      expect(error).toMatchObject({
        message: `Something went wrong on our side. It is logged as ${id}.`,
        path: ['node'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', isRetryable: true },
      });
      expect(JSON.stringify(error)).not.toMatch(/rendition|relation|stack/);
      const line = lines.find((line) => line.id === id);
      expect(line).toMatchObject({
        event: 'error.hidden',
        err: { stack: expect.stringContaining('rendition') },
      });
    } finally {
      await runSql(app, 'alter table hidden rename to rendition');
    }
  });
});

test('a database that is away is hidden too, and tells a socket to try again', async () => {
  const away = await startTestApp({ work: false, env: { ROLE: 'web' } });
  const { apiKey } = await signUp(away.url);
  await runSql(away, 'alter table api_key rename to hidden');
  const { status, errors } = await createTestClient(away.url, apiKey).ask('{ viewer { id } }');
  expect([status, errors?.[0]?.extensions.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(JSON.stringify(errors)).not.toContain('api_key');
  expect(await (await openRawSocket(away.url, apiKey)).closed).toBe(1013);
  await away.close();
});
