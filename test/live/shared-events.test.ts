import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { announce } from '../../src/events/announce.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { createLogLines } from '../log-lines.ts';
import { makePicture } from '../picture.ts';
import { openRawSocket, type RawSocket } from './raw-socket.ts';
import { countReads } from './reads.ts';
import { readAccountId } from './rows.ts';

const many = 40;
const { log, lines } = createLogLines();

let app: TestApp;
let busy: Account;
let quiet: Account;
let sockets: RawSocket[] = [];
let isSigningBroken = false;

interface Account {
  client: TestClient;
  accountId: string;
  jobId: string;
}

beforeAll(async () => {
  app = await startTestApp({
    log,
    work: false,
    decorate: ({ storage, ...tools }) => ({
      ...tools,
      storage: {
        ...storage,
        async signUrl(...args) {
          if (isSigningBroken) throw new Error('The signing is broken.');
          return storage.signUrl(...args);
        },
      },
    }),
  });
  busy = await openAccount();
  quiet = await openAccount();
});
afterEach(async () => {
  for (const { socket } of sockets) socket.terminate();
  sockets = [];
  await vi.waitFor(() => expect(app.contexts.forSystem().events.jobs.size()).toBe(0));
});
afterAll(async () => {
  await busy.client.close();
  await quiet.client.close();
  await app.close();
});

/** With one job, which changes only when a test changes it: there is no worker. */
async function openAccount(): Promise<Account> {
  const client = await signUp(app.url);
  const { data } = await client.upload(await makePicture());
  const accountId = await readAccountId(app, client.apiKey as string);
  return { client, accountId, jobId: data!.uploadImage.jobs[0]!.id };
}

async function openSocket({ client }: Account, host?: string): Promise<RawSocket> {
  const socket = await openRawSocket(app.url, client.apiKey, { host });
  sockets.push(socket);
  return socket;
}

/** The updates of a socket that tell of a job. */
const answersOf = ({ messages }: RawSocket): Answer[] =>
  messages
    .filter(({ type }) => type === 'next')
    .map(({ id, payload }) => {
      const { data, errors } = payload as unknown as {
        data: { update: Answer['data'] };
        errors: Answer['errors'];
      };
      return { id: id!, data: data.update, errors };
    })
    .filter(({ data }) => data.job !== null);

/** Of all sockets, in the order of their coming. */
const answers = () => sockets.flatMap(answersOf);

interface Answer {
  /** Of the operation. */
  id: string;
  data: { job: { progress: number; image: { id: string; url: string } | null } };
  errors?: { extensions: { params: Record<string, string | number> } }[];
}

async function waitForAnswers(count: number): Promise<Answer[]> {
  await vi.waitFor(() => expect(answers()).toHaveLength(count), { timeout: 10_000, interval: 10 });
  return answers();
}

/** In one transaction, and told in one message, in this order. */
async function change(accounts: Account[], progress: number): Promise<void> {
  await inTransaction(app.contexts.forSystem(), async (inner) => {
    for (const { jobId, accountId } of accounts) {
      await inner.em.execute('update job set progress = ? where id = ?', [progress, jobId]);
      await announce(inner, { topic: 'job', id: jobId, accountId });
    }
  });
}

const asking = (fields: string) =>
  `subscription ($after: String, $name: String) { update: jobsUpdated(after: $after) {
     job { progress image { id url(downloadAs: $name) ${fields} } } } }`;

test('what many ask of one event is executed once, whenever each began', async () => {
  for (let n = 0; n < many; n++) {
    const socket = n % 10 === 0 ? await openSocket(busy) : sockets.at(-1)!;
    socket.subscribe(`${n}`, asking(''), { since: new Date(Date.now() + n).toISOString() });
  }
  await waitForAnswers(many);
  const reads = await countReads(app, 'image');
  await change([busy], 0.5);
  const told = (await waitForAnswers(2 * many)).filter(({ data }) => data.job.progress === 0.5);
  expect(told).toHaveLength(many);
  expect(new Set(told.map(({ data }) => data.job.image?.url)).size).toBe(1);
  expect(reads.count).toBe(1);
});

test('an answer is shared by no one whose own would be another', async () => {
  const ask = asking('');
  (await openSocket(busy)).subscribe('1', ask, { name: 'a.jpg' });
  sockets[0]!.subscribe('2', ask, { name: 'b.jpg' });
  sockets[0]!.subscribe('3', asking('filename'), { name: 'a.jpg' });
  (await openSocket(busy, 'other.example')).subscribe('1', ask, { name: 'a.jpg' });
  (await openSocket(quiet)).subscribe('1', ask, { name: 'a.jpg' });
  await waitForAnswers(5);
  for (const { messages } of sockets) messages.length = 0;
  await change([busy, quiet], 0.6);
  await waitForAnswers(5);
  const urlOf = (socket: number, id: string) => {
    return answersOf(sockets[socket]!).find((answer) => answer.id === id)!.data.job.image!.url;
  };
  expect(urlOf(0, '1')).toMatch(/^http:.*a\.jpg/);
  expect(urlOf(0, '2')).toMatch(/^http:.*b\.jpg/);
  expect(urlOf(1, '1')).toMatch(/^http:\/\/other\.example\/.*a\.jpg/);
  expect(new Set([urlOf(0, '1'), urlOf(0, '2'), urlOf(1, '1'), urlOf(2, '1')]).size).toBe(4);
  expect(urlOf(0, '3')).toBe(urlOf(0, '1'));
  expect(answersOf(sockets[0]!).find(({ id }) => id === '3')?.data.job).toHaveProperty('image.filename');
});

test('an account with many questions holds up its own events, not those of another', async () => {
  const busySocket = await openSocket(busy);
  const quietSocket = await openSocket(quiet);
  for (let n = 0; n < many; n++) busySocket.subscribe(`${n}`, asking(`file${n}: filename`));
  quietSocket.subscribe('1', asking(''));
  await waitForAnswers(many + 1);
  const told = new Promise<number>((resolve) =>
    quietSocket.socket.once('message', () => resolve(answersOf(busySocket).length - many)),
  );
  await change([busy, quiet], 0.7);
  expect(await told).toBeLessThan(many / 4);
  await waitForAnswers(2 * (many + 1));
});

test('who leaves while an event waits for its turn is told no more, and nothing is executed for them', async () => {
  const socket = await openSocket(busy);
  for (let n = 0; n < many; n++) socket.subscribe(`${n}`, asking(`file${n}: filename`));
  await waitForAnswers(many);
  const reads = await countReads(app, 'image');
  socket.socket.once('message', () => {
    for (let n = 0; n < many; n++) socket.complete(`${n}`);
    socket.subscribe('0', asking(''));
  });
  await change([busy], 0.8);
  await vi.waitFor(() => expect(app.contexts.forSystem().events.jobs.size()).toBe(1));
  await change([busy], 0.9);
  const last = () => answersOf(socket).at(-1)!;
  await vi.waitFor(() => expect(last().data.job.progress).toBe(0.9));
  expect(last().id).toBe('0');
  expect(socket.messages.filter(({ type }) => type === 'complete')).toEqual([]);
  expect(reads.count).toBeLessThan(many);
});

test('a fault in an answer that many share is one line of the log', async () => {
  const socket = await openSocket(busy);
  for (let n = 0; n < many; n++) socket.subscribe(`${n}`, asking(''));
  await waitForAnswers(many);
  isSigningBroken = true;
  await change([busy], 1);
  const told = (await waitForAnswers(2 * many)).filter(({ errors }) => errors);
  isSigningBroken = false;
  expect(told).toHaveLength(many);
  const hidden = lines.filter(({ event }) => event === 'error.hidden');
  expect(hidden).toHaveLength(1);
  expect(new Set(told.map(({ errors }) => errors?.[0]?.extensions.params.id))).toEqual(
    new Set([hidden[0]?.id]),
  );
});
