import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction } from '../../src/context/transaction.ts';
import { announce, channel, writePayloads } from '../../src/events/announce.ts';
import { type Change, unpackChange } from '../../src/events/topics.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { makePicture } from '../picture.ts';

let app: TestApp;
let listener: pg.Client;
let heard: string[];

beforeAll(async () => {
  app = await startTestApp({ work: false });
  listener = new pg.Client({ connectionString: app.databaseUrl });
  await listener.connect();
  listener.on('notification', ({ payload = '' }) => heard.push(payload));
  await listener.query(`listen ${channel}`);
});
afterAll(async () => {
  await listener.end();
  await app.close();
});

const jobs = (count: number): Change[] =>
  Array.from({ length: count }, (_, n) => ({ topic: 'job', id: `job_${n}`, accountId: 'acc_ü' }));

test('payloads are short enough for Postgres and have every change once', () => {
  const payloads = writePayloads([...jobs(1000), ...jobs(1000)]);
  expect(payloads.every((payload) => Buffer.byteLength(payload) <= 7000)).toBe(true);
  expect(payloads.flatMap((payload) => JSON.parse(payload)).map(unpackChange)).toEqual(jobs(1000));
  expect(payloads.length).toBeLessThan(10);
});

test('a transaction tells all its changes at once, and one that fails tells nothing', async () => {
  heard = [];
  const ctx = app.contexts.forSystem();
  const failed = inTransaction(ctx, async (inner) => {
    await announce(inner, ...jobs(3));
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  const client = await signUp(app.url);
  const recipes = Array.from({ length: 20 }, (_, n) => ({ resize: { width: n + 1 } }));
  const { data } = await client.upload(await makePicture(), { recipes });
  await vi.waitFor(() => expect(heard).not.toEqual([]));
  await announce(ctx, { topic: 'queue', queue: 'last' });
  const read = (payload: string) => JSON.parse(payload).map(unpackChange) as Change[];
  const mark = { topic: 'mark', mark: expect.stringMatching(/^\d+\.\d{13}\.[\w/]+$/) };
  await vi.waitFor(() => expect(read(heard.at(-1)!)).toEqual([mark, { topic: 'queue', queue: 'last' }]));
  // What the account holds is told beside it, by a trigger.
  const told = heard
    .slice(0, -1)
    .map(read)
    .filter((changes) => changes.some(({ topic }) => topic === 'job'));
  expect(told).toHaveLength(1);
  expect(told[0]!.flatMap((change) => (change.topic === 'job' ? change.id : []))).toEqual(
    data!.uploadImage.jobs.map(({ id }) => id),
  );
  await client.close();
});
