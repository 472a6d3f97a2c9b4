import { afterEach, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { signUp } from '../client.ts';
import { openLiveClient } from './live-client.ts';
import { takeDatabaseAway } from './outage.ts';
import { openRawSocket } from './raw-socket.ts';
import { addJobs, changeJobs, readAccountId } from './rows.ts';

const opened: TestApp[] = [];
/** As long as the rest of the suite uses the machine too; the sockets themselves are given 2 s. */
const stopMs = 8000;

async function open(options: Parameters<typeof startTestApp>[0]): Promise<TestApp> {
  const app = await startTestApp(options);
  opened.unshift(app);
  return app;
}

afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

test('a server that stops says 1001; its clients find the next one, and what happened between', async () => {
  const home = await open({ serve: false, work: false });
  const first = await open({ beside: home, work: false });
  const maker = await signUp(first.url);
  const accountId = await readAccountId(home, maker.apiKey as string);
  const ids = await addJobs(home, accountId, 5);
  const client = await openLiveClient([first.url], maker.apiKey as string);
  const raw = await openRawSocket(first.url, maker.apiKey);
  expect(client.readJobs()).toHaveLength(5);

  await first.close();
  expect(await raw.closed).toBe(1001);
  await changeJobs(home, accountId, ids, { progress: 1, status: 'SUCCEEDED' });
  await addJobs(home, accountId, 1);

  await open({ beside: home, work: false, env: { PORT: new URL(first.url).port } });
  await vi.waitFor(
    () =>
      expect(client.readJobs().map(({ status }) => status)).toEqual([
        'RUNNING',
        ...ids.map(() => 'SUCCEEDED'),
      ]),
    10_000,
  );
  await client.close();
  await maker.close();
});

test('a reader that stands still does not hold up the stop', async () => {
  const app = await open({ work: false });
  const maker = await signUp(app.url);
  const { socket } = await openRawSocket(app.url, maker.apiKey);
  socket.on('error', () => {});
  socket.pause();
  const startedAt = performance.now();
  opened.splice(0);
  await app.close();
  expect(performance.now() - startedAt).toBeLessThan(stopMs);
  socket.terminate();
  await maker.close();
});

test('while the database is away a socket is told to try again later, which clients do', async () => {
  const app = await open({ work: false });
  const maker = await signUp(app.url);
  const bringBack = await takeDatabaseAway(app.databaseUrl);
  await expect(openRawSocket(app.url, maker.apiKey)).rejects.toThrow('Closed with 1013.');
  await bringBack();
  const { socket } = await openRawSocket(app.url, maker.apiKey);
  expect(socket.readyState).toBe(socket.OPEN);
  socket.terminate();
  await maker.close();
});
