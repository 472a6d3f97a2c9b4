import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { signUp } from '../client.ts';
import { query, readJobs } from '../crash/truth.ts';
import { type MainProgram, readDatabaseUrl, startMain } from '../main-program.ts';
import { makePicture } from '../picture.ts';
import { requestJob } from './work.ts';

/** What a test leaves in it the next one goes on with: to make a database takes a processor for two seconds. */
let dataDir: string;
const dataDirs: string[] = [];
let started: MainProgram[];

async function beginAnew(): Promise<void> {
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-main-'));
  dataDirs.push(dataDir);
}

beforeAll(beginAnew);
beforeEach(() => {
  started = [];
});
afterEach(async () => {
  for (const main of started) await main.stop();
});
afterAll(async () => {
  for (const each of dataDirs) await rm(each, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): MainProgram {
  const main = startMain({
    dataDir,
    env: { MATTE_CHILDREN: '1', RENDER_CHILDREN: '1', ...env },
    detached: true,
  });
  started.push(main);
  return main;
}

const lockPath = () => join(dataDir, 'postgres/data/postmaster.pid');
const readLock = () => readFileSync(lockPath(), 'utf8').split('\n');

function findChild(pid: number | undefined, name: string): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return Number(children.find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(name)));
}

test('SIGTERM gives back what does not end, tells the sockets, stops the database, exits with 0', async () => {
  const main = start();
  const url = await main.url;
  const client = await signUp(url);
  const { data } = await client.upload(await makePicture());
  const finished = async () => readJobs(await readDatabaseUrl(dataDir));
  await vi.waitFor(async () => expect((await finished())[0]?.status).toBe('SUCCEEDED'), { timeout: 15_000 });
  // A render child that stands still holds its job up for as long as it is let.
  process.kill(findChild(main.process.pid, 'render-child'), 'SIGSTOP');
  for (const width of [100, 200]) await requestJob(client, data!.uploadImage.image.id, { resize: { width } });
  await vi.waitFor(async () => expect((await finished())[1]?.attempt).toBe(1), { timeout: 5000 });
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');

  const startedAt = Date.now();
  main.process.kill('SIGTERM');
  const [code] = await once(socket, 'close');
  expect(code).toBe(1001);
  expect((await main.exited).code).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  expect(existsSync(lockPath())).toBe(false);
  expect(await readdir(join(dataDir, 'tmp'))).toEqual([]);
  await client.close();

  await start().url;
  await vi.waitFor(
    async () =>
      expect((await finished()).map(({ status, attempt }) => [status, attempt])).toEqual([
        ['SUCCEEDED', 1],
        ['SUCCEEDED', 1],
        ['SUCCEEDED', 1],
      ]),
    { timeout: 15_000 },
  );
}, 60_000);

test('Ctrl-C reaches the whole group and still ends in order', async () => {
  const main = start();
  await main.url;
  process.kill(-main.process.pid!, 'SIGINT');
  const { code, written } = await main.exited;
  expect(code).toBe(0);
  expect(written).toContain('"stop.ended"');
  expect(existsSync(lockPath())).toBe(false);
}, 60_000);

test('SIGTERM while it starts leaves no database behind', async () => {
  await beginAnew();
  const main = start();
  await vi.waitFor(() => expect(existsSync(lockPath())).toBe(true), { timeout: 20_000, interval: 20 });
  main.process.kill('SIGTERM');
  expect((await main.exited).code).toBe(0);
  expect(existsSync(lockPath())).toBe(false);
}, 60_000);

test('after a kill -9 of Node alone the next start finds the database running, in under five seconds', async () => {
  const first = start();
  await first.url;
  const [postmaster] = readLock();
  first.process.kill('SIGKILL');
  await first.exited;
  const startedAt = Date.now();
  await start().url;
  expect(Date.now() - startedAt).toBeLessThan(5000);
  expect(readLock()[0]).toBe(postmaster);
  expect(await query(await readDatabaseUrl(dataDir), 'select 1')).toHaveLength(1);
  expect(await readdir(join(dataDir, 'tmp'))).toHaveLength(1);
}, 60_000);

test('a port that is taken is said in one line, and the database stopped', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as { port: number };
  const { code, written } = await start({ PORT: String(port) }).exited;
  holder.close();
  expect(code).toBe(1);
  expect(written).toMatch(new RegExp(`^Pasteup cannot start: .*127\\.0\\.0\\.1:${port}.*EADDRINUSE`, 'm'));
  expect(existsSync(lockPath())).toBe(false);
}, 60_000);

test('every mistake in the configuration is said, and nothing is started', async () => {
  await beginAnew();
  const { code, written } = await start({ PORT: 'http', SIGNUP: 'closed', PURGE_CRON: 'now' }).exited;
  expect(code).toBe(78);
  for (const variable of ['PORT', 'ADMIN_KEY', 'PURGE_CRON'])
    expect(written).toContain(`${variable}: expected`);
  expect(await readdir(dataDir)).toEqual([]);
});
