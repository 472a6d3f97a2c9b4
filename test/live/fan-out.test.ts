import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { createTestClient, signUp, type TestClient } from '../client.ts';
import { countReads } from './reads.ts';
import { addJobs, changeJobs, readAccountId } from './rows.ts';

const subscribers = 100;
const changes = 20;

let web: TestApp;
/** Another process, whose reads are not counted. */
let elsewhere: TestApp;
let client: TestClient;
let accountId: string;

beforeAll(async () => {
  elsewhere = await startTestApp({ serve: false, work: false });
  web = await startTestApp({ work: false, beside: elsewhere, env: { ROLE: 'web' } });
  client = await signUp(web.url);
  accountId = await readAccountId(web, client.apiKey as string);
});
afterAll(async () => {
  await client.close();
  await web.close();
  await elsewhere.close();
});

interface Told {
  job?: { progress: number };
  update?: { job: { progress: number } | null };
}

/** Subscribers on several sockets; each gathers the progress it was told. */
function subscribe(query: string, variables: object) {
  const sockets = Array.from({ length: 4 }, () => createTestClient(web.url, client.apiKey));
  const told = Array.from({ length: subscribers }, () => [] as number[]);
  const endings = told.map(async (progress, n) => {
    for await (const { data } of sockets[n % sockets.length]!.subscribe<Told>(query, variables)) {
      const job = data?.update ? data.update.job : data?.job;
      if (job) progress.push(job.progress);
    }
  });
  return {
    told,
    ended: Promise.all(endings),
    close: () => Promise.all(sockets.map((socket) => socket.close())),
  };
}

test('a change is read once, however many subscribers wait for it', async () => {
  const [id] = (await addJobs(elsewhere, accountId, 1)) as [string];
  const { told, ended, close } = subscribe(
    'subscription ($id: ID!) { job: jobUpdated(id: $id) { progress } }',
    {
      id,
    },
  );
  const everyone = (length: number) =>
    vi.waitFor(() => expect(told.every((progress) => progress.length === length)).toBe(true), 10_000);
  await everyone(1);
  const reads = await countReads(web, 'job');
  for (let n = 1; n < changes; n++) {
    await changeJobs(elsewhere, accountId, [id], { progress: n / changes });
    await everyone(n + 1);
  }
  await changeJobs(elsewhere, accountId, [id], { progress: 1, status: 'SUCCEEDED' });
  await ended;
  expect(reads.count).toBe(changes);
  expect(new Set(told.map(String))).toEqual(
    new Set([String(Array.from({ length: changes + 1 }, (_, n) => n / changes))]),
  );
  await close();
  expect(web.contexts.forSystem().events.jobs.size()).toBe(0);
});

test('changes of many rows in one transaction are one read, for those who watch the account too', async () => {
  const ids = await addJobs(elsewhere, accountId, 50);
  const { told, close } = subscribe('subscription { update: jobsUpdated { job { progress } } }', {});
  const everyone = (length: number) =>
    vi.waitFor(() => expect(told.every((progress) => progress.length === length)).toBe(true), 10_000);
  // The one of the test before has ended in the last ten minutes.
  await everyone(51);
  const reads = await countReads(web, 'job');
  await changeJobs(elsewhere, accountId, ids, { progress: 1, status: 'SUCCEEDED' });
  await everyone(101);
  expect(reads.count).toBe(1);
  await close();
  await vi.waitFor(() => expect(web.contexts.forSystem().events.jobs.size()).toBe(0));
});
