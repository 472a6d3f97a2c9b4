import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp, type TestClient } from '../client.ts';
import { measureHeapBytes } from './heap.ts';
import { openRawSocket } from './raw-socket.ts';
import { addJobs, changeJobOften, changeJobs, readAccountId } from './rows.ts';

const mostBytes = 20_000_000;
const fields = `id status progress stage createdAt updatedAt error { code message }
  metrics { queuedMs runMs inputBytes outputBytes stages { stage ms } }`;
const all = `subscription { update: jobsUpdated { job { ${fields} } } }`;
const one = `subscription ($id: ID!) { job: jobUpdated(id: $id) { ${fields} } }`;

let app: TestApp;
let client: TestClient;
let accountId: string;

beforeAll(async () => {
  app = await startTestApp({ work: false });
  client = await signUp(app.url);
  accountId = await readAccountId(app, client.apiKey as string);
});
afterAll(async () => {
  await client.close();
  await app.close();
});

test('a reader that stands still costs the newest state of each job, and gets it in the end', async () => {
  const jobs = 2000;
  const rounds = 5;
  const ids = await addJobs(app, accountId, jobs);
  const reader = await openRawSocket(app.url, client.apiKey);
  reader.subscribe('1', all);
  const jobOf = ({ payload }: (typeof reader.messages)[number]) =>
    (payload?.data as { update?: { job: { id: string; status: string } | null } } | undefined)?.update?.job;
  const received = () => reader.messages.flatMap((message) => jobOf(message) ?? []);
  await vi.waitFor(() => expect(received()).toHaveLength(jobs), 20_000);
  reader.socket.pause();
  const before = measureHeapBytes();
  for (let round = 1; round < rounds; round++)
    await changeJobs(app, accountId, ids, { progress: round / rounds });
  await changeJobs(app, accountId, ids, { progress: 1, status: 'SUCCEEDED' });
  await readByAnother(ids);
  const grown = measureHeapBytes() - before;
  console.log(`${jobs * rounds} changes of ${jobs} jobs: +${(grown / 1e6).toFixed(1)} MB`);
  expect(grown).toBeLessThan(mostBytes);

  reader.socket.resume();
  // A state that is sent twice is harmless: docs/decisions/watching.md.
  const ended = () => {
    const last = received().filter(({ status }) => status === 'SUCCEEDED');
    return new Set(last.map(({ id }) => id));
  };
  await vi.waitFor(() => expect(ended()).toEqual(new Set(ids)), 20_000);
  // What came after the last state of a job is that state again, and none before it.
  const after = new Map<string, Set<string>>();
  for (const { id, status } of received())
    if (status === 'SUCCEEDED' || after.has(id)) after.set(id, (after.get(id) ?? new Set()).add(status));
  for (const states of after.values()) expect([...states]).toEqual(['SUCCEEDED']);
  // The first states and every change would be so many; what the network's buffers do not hold is left out.
  expect(received().length).toBeLessThan(jobs * (1 + rounds));
  reader.socket.terminate();
});

/** Resolves when the server has handed the last state of all to one who does read. */
async function readByAnother(ids: string[]): Promise<void> {
  const waiting = new Set(ids);
  for await (const { data } of client.subscribe<{ update: { job: { id: string; status: string } | null } }>(
    'subscription { update: jobsUpdated { job { id status } } }',
  )) {
    const job = data?.update.job;
    if (job?.status === 'SUCCEEDED') waiting.delete(job.id);
    if (waiting.size === 0) return;
  }
}

test('thousands of changes of one job cost such a reader one state', async () => {
  const changes = 5000;
  const [id] = (await addJobs(app, accountId, 1)) as [string];
  const reader = await openRawSocket(app.url, client.apiKey);
  reader.subscribe('1', one, { id });
  await vi.waitFor(() => expect(reader.messages.some(({ type }) => type === 'next')).toBe(true));
  reader.socket.pause();
  const before = measureHeapBytes();
  await changeJobOften(app, accountId, id, changes);
  await changeJobs(app, accountId, [id], { progress: 1, status: 'SUCCEEDED' });
  await readByAnother([id]);
  const grown = measureHeapBytes() - before;
  console.log(`${changes} changes of one job: +${(grown / 1e6).toFixed(1)} MB`);
  expect(grown).toBeLessThan(mostBytes);

  reader.socket.resume();
  await vi.waitFor(() => expect(reader.messages.at(-1)).toMatchObject({ type: 'complete' }));
  expect(reader.messages.at(-2)?.payload?.data?.job).toMatchObject({ status: 'SUCCEEDED', progress: 1 });
  reader.socket.terminate();
});

const message = JSON.stringify({ type: 'ping', payload: { padding: 'x'.repeat(60_000) } });
const frame = 'x'.repeat(125);

test.each<[string, (socket: WebSocket) => void]>([
  ['by messages', (socket) => socket.send(message, () => {})],
  ['by frames', (socket) => socket.ping(frame, undefined, () => {})],
])('a reader that stands still and goes on asking is cut off: %s', async (_what, ask) => {
  const { socket } = await openRawSocket(app.url, client.apiKey);
  socket.on('error', () => {});
  socket.pause();
  const before = measureHeapBytes();
  const timer = setInterval(() => {
    for (let n = 0; n < 1000 && socket.bufferedAmount < mostBytes / 10; n++) ask(socket);
  }, 5);
  await vi.waitFor(() => expect(socket.readyState).not.toBe(socket.OPEN), 10_000);
  clearInterval(timer);
  expect(measureHeapBytes() - before).toBeLessThan(mostBytes);
});
