import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { connectRawSocket, openRawSocket, type RawSocket } from '../raw-socket.ts';

let app: TestApp;
let apiKey: string | null;

beforeAll(async () => {
  app = await startTestApp({ env: { ROLE: 'web' }, work: false });
  ({ apiKey } = await signUp(app.url));
});
afterAll(() => app.close());

const limits = { query: '{ limits { maxPixels } }' };
const jobs = { query: 'subscription { jobsUpdated { cursor } }' };
const init = { type: 'connection_init' };

test.each<[number, string, (object | string)[]]>([
  [4400, 'a message that is no JSON', ['{']],
  [4400, 'a message of no known type', [init, { type: 'start', id: '1' }]],
  [4400, 'a message without its parts', [init, { type: 'subscribe', id: '1', payload: {} }]],
  [4401, 'an operation before connection_init', [{ type: 'subscribe', id: '1', payload: limits }]],
  [4403, 'a bad key', [{ ...init, payload: { authorization: 'Bearer nonsense' } }]],
  [4429, 'a second connection_init', [init, init]],
  [1009, 'a message that is too long', [init, `"${'x'.repeat(70_000)}"`]],
])('closes with %i after %s', async (code, _what, messages) => {
  const socket = await connectRawSocket(app.url);
  for (const message of messages) socket.send(message);
  expect(await socket.closed).toBe(code);
});

test('closes with 4409 after a second operation of one id', async () => {
  const socket = await openRawSocket(app.url, apiKey);
  for (let i = 0; i < 2; i++) socket.send({ type: 'subscribe', id: '1', payload: jobs });
  expect(await socket.closed).toBe(4409);
});

test('an id that every object has is an id as any other, or closes the socket, and harms no other', async () => {
  for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\0', 'x'.repeat(60_000)]) {
    const socket = await openRawSocket(app.url);
    socket.send({ type: 'complete', id });
    socket.send({ type: 'subscribe', id, payload: limits });
    const answer = await socket.next().catch(() => socket.closed);
    expect([4409, expect.objectContaining({ type: 'next', id })]).toContainEqual(answer);
    await socket.close();
  }
  expect({}).not.toHaveProperty('payload');
});

test('300 of one network may say nothing yet; they are closed with 4408, and more are told to come later', async () => {
  const silent = await Promise.all(Array.from({ length: 300 }, () => connectRawSocket(app.url)));
  const more = await Promise.all(Array.from({ length: 10 }, () => connectRawSocket(app.url)));
  expect(await Promise.all(more.map((socket) => socket.closed))).toEqual(Array(10).fill(1013));
  expect(await Promise.all(silent.map((socket) => socket.closed))).toEqual(Array(300).fill(4408));
  const next = await openRawSocket(app.url);
  expect(next.isOpen()).toBe(true);
  await next.close();
});

test('closes with 4406 for another protocol', async () => {
  await expect(connectRawSocket(app.url, 'graphql-ws')).rejects.toThrow();
});

test('answers without a key what anyone may ask', async () => {
  const socket = await openRawSocket(app.url);
  socket.send({ type: 'subscribe', id: '1', payload: limits });
  expect(await socket.next()).toMatchObject({ type: 'next', id: '1', payload: { data: { limits: {} } } });
  expect(await socket.next()).toEqual({ type: 'complete', id: '1' });
  await socket.close();
});

async function nextOf(socket: RawSocket, id: string): Promise<Record<string, unknown>> {
  const message = await socket.next();
  return message.id === id ? message : nextOf(socket, id);
}

test('takes at most 100 operations at once, and goes on', async () => {
  const socket = await openRawSocket(app.url, apiKey);
  for (let i = 0; i <= 100; i++) socket.send({ type: 'subscribe', id: `${i}`, payload: jobs });
  // The others are told that there is no past.
  expect(await nextOf(socket, '100')).toMatchObject({
    type: 'error',
    id: '100',
    payload: [{ extensions: { code: 'RATE_LIMITED', isRetryable: true, params: { limit: 100 } } }],
  });
  socket.send({ type: 'complete', id: '0' });
  socket.send({ type: 'subscribe', id: 'next', payload: limits });
  expect(await nextOf(socket, 'next')).toMatchObject({ type: 'next', id: 'next' });
  await socket.close();
});

test('takes at most 300 operations of an account at once over all its sockets', async () => {
  const { apiKey } = await signUp(app.url);
  const watches = app.contexts.forSystem().events.jobs;
  const begin = { type: 'subscribe', payload: jobs };
  const refusal = {
    type: 'next',
    payload: {
      errors: [
        {
          message: 'Expected at most 300 operations over all your sockets at once.',
          extensions: { code: 'RATE_LIMITED' },
        },
      ],
    },
  };
  const one = await openRawSocket(app.url, apiKey);
  // A second time, as those that ended, one way or another, count no more.
  for (const _round of [1, 2]) {
    const sockets = await Promise.all([0, 1, 2].map(() => openRawSocket(app.url, apiKey)));
    for (const socket of sockets) for (let i = 0; i < 100; i++) socket.send({ ...begin, id: `${i}` });
    await expect.poll(watches.size, { timeout: 10_000 }).toBe(300);
    one.send({ ...begin, id: 'more' });
    expect(await one.next()).toMatchObject({ ...refusal, id: 'more' });
    expect(await one.next()).toEqual({ type: 'complete', id: 'more' });

    const other = await openRawSocket(app.url, (await signUp(app.url)).apiKey);
    other.send({ type: 'subscribe', id: '1', payload: limits });
    expect(await other.next()).toMatchObject({ payload: { data: { limits: {} } } });
    await other.close();

    sockets[0]!.send({ type: 'complete', id: '0' });
    sockets[0]!.send({ type: 'subscribe', id: 'next', payload: limits });
    expect(await nextOf(sockets[0]!, 'next')).toMatchObject({ payload: { data: { limits: {} } } });
    await Promise.all(sockets.map((socket) => socket.close()));
    await expect.poll(watches.size, { timeout: 10_000 }).toBe(0);
  }
  await one.close();
});
