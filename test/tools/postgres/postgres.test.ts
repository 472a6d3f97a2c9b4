import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openCluster } from '../../../src/tools/postgres/cluster.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/tools/postgres/postgres.ts';
import { ensureServer } from '../../../src/tools/postgres/server.ts';
import { createLogLines } from '../../log-lines.ts';
import { runSql } from '../../sql.ts';

const log = pino({ enabled: false });
/** Has a stopped database, which most of these begin with: to make one takes a processor for two seconds. */
let madeDir: string;
let dataDir: string;
let started: EmbeddedPostgres[];

const start = async (isDurable = false): Promise<EmbeddedPostgres> => {
  const database = await startEmbeddedPostgres({ dataDir, log, isDurable });
  started.push(database);
  return database;
};

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

const isDown = (url: string) =>
  query(url, 'SELECT 1').then(
    () => false,
    () => true,
  );
const lockPath = () => join(dataDir, 'postgres', 'data', 'postmaster.pid');
const readPid = async () => Number((await readFile(lockPath(), 'utf8')).split('\n')[0]);

beforeAll(async () => {
  madeDir = await mkdtemp(join(tmpdir(), 'pasteup-postgres-'));
  const database = await startEmbeddedPostgres({ dataDir: madeDir, log, isDurable: false });
  await database.stop();
});

afterAll(() => rm(madeDir, { recursive: true, force: true }));

/** Owners and modes are as they were: Postgres looks at both. */
const takeMade = () => promisify(execFile)('cp', ['-a', join(madeDir, 'postgres'), dataDir]);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pasteup-postgres-'));
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((database) => database.stop()));
  await rm(dataDir, { recursive: true, force: true });
});

it('makes a database, stops it, and finds its rows when it starts again', async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE word AS SELECT 'Ünïcödé' AS text");
  await first.stop();
  expect(await isDown(first.url)).toBe(true);
  const second = await start();
  expect(await query(second.url, 'SELECT text, length(text) FROM word')).toEqual(['Ünïcödé', 7]);
});

it('is durable unless told otherwise, sorts the same everywhere, and is open to its password only', async () => {
  await takeMade();
  const { url } = await start(true);
  const settings =
    "current_setting('fsync'), current_setting('synchronous_commit'), current_setting('TimeZone')";
  expect(await query(url, `SELECT ${settings}`)).toEqual(['on', 'on', 'UTC']);
  const locale =
    'SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = $$postgres$$';
  expect(await query(url, locale)).toEqual(['b', 'C.UTF-8', 'UTF8']);
  const stranger = new URL(url);
  stranger.password = 'guess';
  await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
});

const roleQuery =
  'SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls FROM pg_roles WHERE rolname = current_user';
const foreignQuery = `SELECT oid::regclass::text FROM pg_class
  WHERE relnamespace IN ('public'::regnamespace, to_regnamespace('kept')) AND relowner <> current_user::regrole`;

it('lets its user own the database, and be no superuser', async () => {
  await takeMade();
  const { url } = await start();
  expect(await query(url, roleQuery)).toEqual([false, false, false, false]);
  await runSql({ databaseUrl: url }, 'CREATE SCHEMA kept; CREATE TABLE kept.word (id serial PRIMARY KEY)');
  await expect(query(url, "COPY kept.word FROM PROGRAM 'echo 1'")).rejects.toThrow('permission denied');
  await expect(query(url, "SELECT pg_read_file('PG_VERSION')")).rejects.toThrow('permission denied');
});

it('hands over what an earlier version made as superuser', async () => {
  const cluster = await openCluster(dataDir, false);
  const before = `postgres://pasteup:${cluster.password}@127.0.0.1:${await ensureServer(cluster)}/postgres`;
  await runSql(
    { databaseUrl: before },
    `CREATE SCHEMA kept;
     CREATE TYPE kept.mood AS ENUM ('well');
     CREATE TABLE kept.word (id serial, other int GENERATED ALWAYS AS IDENTITY, mood kept.mood) PARTITION BY LIST (mood);
     CREATE TABLE kept.part PARTITION OF kept.word DEFAULT;
     CREATE VIEW kept.view AS SELECT * FROM kept.word;
     CREATE SEQUENCE counter;
     CREATE FUNCTION "one's"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
     INSERT INTO kept.word (mood) VALUES ('well')`,
  );
  const both = await Promise.all([start(), start()]);
  for (const { url } of both) {
    expect(await query(url, roleQuery)).toEqual([false, false, false, false]);
    expect(await query(url, foreignQuery)).toEqual([]);
    expect(await query(url, 'SELECT id FROM kept.view')).toEqual([1]);
  }
  await runSql(
    { databaseUrl: both[0].url },
    `ALTER TYPE kept.mood ADD VALUE 'better';
     ALTER TABLE kept.word ADD more int;
     DROP VIEW kept.view;
     DROP SEQUENCE counter;
     DROP FUNCTION "one's"();
     DROP SCHEMA kept CASCADE`,
  );
});

it('is shared by all that start it at the same time, and stopped by the last', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(['postgres']);
  const [first, second, third] = all as [EmbeddedPostgres, EmbeddedPostgres, EmbeddedPostgres];
  await first.stop();
  expect(await query(second.url, 'SELECT 1')).toEqual([1]);
  await Promise.all([second.stop(), third.stop()]);
  expect(await isDown(first.url)).toBe(true);
});

it('starts again for one that comes while the last one leaves', async () => {
  await takeMade();
  const leaving = await start();
  const [, { url }] = await Promise.all([leaving.stop(), start()]);
  expect(await query(url, 'SELECT 1')).toEqual([1]);
});

it('outlives a killed process and is found and stopped by the next', async () => {
  await takeMade();
  const owner = startOwner();
  const url = await owner.url;
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS id');
  const pid = await readPid();
  owner.process.kill('SIGKILL');
  await once(owner.process, 'exit');

  const next = await start();
  expect(next.url).toBe(url);
  expect(await readPid()).toBe(pid);
  expect(await query(next.url, 'SELECT id FROM kept')).toEqual([1]);
  await next.stop();
  expect(await isDown(url)).toBe(true);
});

it.each([
  ['whose number is now another program’s', async () => rewritePid(process.pid)],
  ['of a dead process', async () => {}],
  [
    'that is empty',
    async () => {
      await writeFile(lockPath(), '');
      await utimes(lockPath(), new Date(0), new Date(0));
    },
  ],
])('recovers after a power cut that left a lock %s', async (_, alter) => {
  await takeMade();
  const { process: owner, url } = startOwner();
  await query(await url, 'CREATE TABLE kept AS SELECT 1 AS id');
  const server = await readPid();
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await killServer(server);
  await alter();
  expect(await query((await start()).url, 'SELECT id FROM kept')).toEqual([1]);
});

it('is started again at the same address when it crashes under us', async () => {
  await takeMade();
  const { url } = await start(true);
  await query(url, 'CREATE TABLE kept AS SELECT 1 AS id');
  await killServer(await readPid());
  const kept = await vi.waitFor(() => query(url, 'SELECT id FROM kept'), { timeout: 10_000, interval: 50 });
  expect(kept).toEqual([1]);
});

it('removes what a process left that was killed while it made a database', async () => {
  const [old, recent] = [join(dataDir, 'postgres-AbCd12'), join(dataDir, 'postgres-EfGh34')];
  await Promise.all([mkdir(old), mkdir(recent)]);
  await utimes(old, new Date(0), new Date(0));
  await start();
  expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres-EfGh34']);
});

it('says what Postgres said when it does not start', async () => {
  await takeMade();
  await (await start()).stop();
  await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '9.6\n');
  await expect(start()).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringContaining('incompatible with server'),
  });
});

it('says that its password was changed', async () => {
  await takeMade();
  const { url } = await start();
  const passwordPath = join(dataDir, 'postgres', 'password');
  await chmod(passwordPath, 0o600);
  await writeFile(passwordPath, 'other');
  await expect(start()).rejects.toThrow('does not let us in');
  expect(await query(url, 'SELECT 1')).toEqual([1]);
});

function startOwner(): { process: ChildProcess; url: Promise<string> } {
  const owner = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'owner.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: owner.stdout });
  return { process: owner, url: once(lines, 'line').then(([line]) => String(line)) };
}

async function rewritePid(pid: number): Promise<void> {
  const [, ...rest] = (await readFile(lockPath(), 'utf8')).split('\n');
  await writeFile(lockPath(), [pid, ...rest].join('\n'));
}

/** Ends the server as a power cut would: no process of it writes anything any more. */
async function killServer(pid: number): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const one of [pid, ...children.split(' ').filter(Boolean).map(Number)])
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It saw its parent die and was gone before.
    }
  // Who started it may leave the dead process unreaped: Z.
  const state = () => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ' Z ');
  await vi.waitFor(async () => expect(await state()).toContain(' Z '), { timeout: 10_000 });
}

it('tries less and less often what cannot be started, and starts it when it can', async () => {
  await takeMade();
  const { log, lines } = createLogLines();
  const database = await startEmbeddedPostgres({ dataDir, log, isDurable: false });
  started.push(database);
  const [folder, away] = [join(dataDir, 'postgres'), join(dataDir, 'away')];
  const pid = await readPid();
  await rename(folder, away);
  process.kill(pid, 'SIGKILL');
  const tries = () => lines.filter(({ event }) => event === 'postgres.missed').length;
  await vi.waitFor(() => expect(tries()).toBeGreaterThanOrEqual(2), 15_000);
  const before = tries();
  await new Promise((done) => setTimeout(done, 1000));
  // It was sixty times a second.
  expect(tries() - before).toBeLessThanOrEqual(3);
  await rename(away, folder);
  await vi.waitFor(async () => expect(await isDown(database.url)).toBe(false), {
    timeout: 30_000,
    interval: 200,
  });
}, 60_000);
