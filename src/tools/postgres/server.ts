import { readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import type { Cluster } from './cluster.ts';
import { runProgram } from './program.ts';

/** For a small machine; everything that Postgres takes stays near 100 MB. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  // No helper processes for what one small machine does not need.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log tells of the server, not of failed statements: these are their caller's to log, and hold user data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

const timeoutMs = 60_000;
const pollMs = 25;
/** Failures that pass: a port just taken by somebody else, the last processes of a killed server. */
const passing = /could not bind|Address already in use|pre-existing shared memory block/;

/** The port of the running server of this cluster, which is started if there is none, on `port` if that is given. */
export async function ensureServer(cluster: Cluster, port?: number): Promise<number> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const server = await readServer(cluster);
    if (server?.isReady) return server.port;
    if (!server) {
      const failure = await startServer(cluster, port ?? (await findFreePort()));
      // It may have failed because another process was faster.
      if (failure && !passing.test(failure) && !(await readServer(cluster))) {
        throw new AppError('SERVICE_UNAVAILABLE', `Postgres did not start: ${failure}`);
      }
      if (!failure) continue;
    }
    await setTimeout(pollMs);
  }
  throw new AppError(
    'SERVICE_UNAVAILABLE',
    `Postgres was not ready after ${timeoutMs} ms: see ${cluster.logPath}`,
  );
}

/** Ends all connections and stops the server, if there is one. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const server = await readServer(cluster);
  if (!server) return;
  // pg_ctl's own wait goes on when another process starts the next server the moment this one is down.
  const asked = await callPgCtl(cluster, 'stop', '-m', 'fast', '-W');
  const deadline = Date.now() + timeoutMs;
  while ((await readServer(cluster))?.pid === server.pid) {
    if (!asked.isOk || Date.now() > deadline) {
      throw new AppError('SERVICE_UNAVAILABLE', `Postgres did not stop: ${asked.output}`);
    }
    await setTimeout(pollMs);
  }
}

/** Null if it runs, else what went wrong. */
async function startServer(cluster: Cluster, port: number): Promise<string | null> {
  await removeForeignLock(cluster);
  await rename(cluster.logPath, `${cluster.logPath}.old`).catch(() => {});
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  if (!cluster.isDurable) options.push('-c fsync=off -c synchronous_commit=off -c full_page_writes=off');
  const started = await callPgCtl(
    cluster,
    'start',
    '-w',
    '-t',
    String(timeoutMs / 1000),
    '-l',
    cluster.logPath,
    '-o',
    `-p ${port} ${options.join(' ')}`,
  );
  if (started.isOk) return null;
  return readFile(cluster.logPath, 'utf8').catch(() => started.output);
}

const callPgCtl = ({ account, pgCtl, dataDirectory }: Cluster, ...args: string[]) =>
  runProgram(account, pgCtl, [...args, '-D', dataDirectory]);

interface Server {
  pid: number;
  port: number;
  /** False while it starts or stops. */
  isReady: boolean;
}

const lockPath = ({ dataDirectory }: Cluster) => join(dataDirectory, 'postmaster.pid');

/** What postmaster.pid says, or null if it is not there or its server is dead. */
async function readServer(cluster: Cluster): Promise<Server | null> {
  const lines = await readLock(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !(await isPostmaster(cluster, pid))) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

const readLock = (cluster: Cluster): Promise<string[] | null> =>
  readFile(lockPath(cluster), 'utf8').then(
    (text) => text.split('\n'),
    () => null,
  );

/**
 * Whether `pid` is this cluster's server. After a power cut, or in a container that starts again, the number may have
 * become another program's. A server works in its data directory, which Linux tells.
 */
async function isPostmaster({ dataDirectory }: Cluster, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const directory = await readlink(`/proc/${pid}/cwd`).catch((error) =>
    error.code === 'ENOENT' ? null : undefined,
  );
  return directory === undefined || directory === (await realpath(dataDirectory));
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Postgres itself takes over the lock of a dead process, but not an empty one or one whose number lives on. */
async function removeForeignLock(cluster: Cluster): Promise<void> {
  const lines = await readLock(cluster);
  if (!lines || (await isPostmaster(cluster, Number(lines[0])))) return;
  const isEmpty = lines[0] === '';
  const written = await stat(lockPath(cluster)).catch(() => null);
  if (isEmpty && written && Date.now() - written.mtimeMs < 10_000) return;
  if (isEmpty || isAlive(Number(lines[0]))) await rm(lockPath(cluster), { force: true });
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
