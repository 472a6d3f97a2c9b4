/**
 * A Postgres that comes with the program, for whoever sets no DATABASE_URL.
 *
 * It is not our child: `pg_ctl` gives it a session of its own, so a Ctrl-C does not reach it, it outlives a Node that
 * is killed, and the next start finds it by its postmaster.pid. Any number of our processes on one machine may share
 * it. Each holds one connection with a shared advisory lock for as long as it needs the database. One that leaves
 * gives its lock back and tries for the exclusive one: who gets it is the last, and stops the server. A process that
 * comes meanwhile waits at the lock, loses its connection when the server ends, and starts a new one. A killed process
 * loses its lock with its connection, so nothing is left to clean up.
 *
 * When the held connection breaks, the server has restarted itself or is gone; it is then found again, or started
 * again on the same port, because the URL is in use.
 */
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { AppError } from '../../errors.ts';
import { type Cluster, openCluster, superuserName } from './cluster.ts';
import { deriveOwnerPassword, ensureOwner, ownerName } from './owner.ts';
import { ensureServer, stopServer } from './server.ts';

export interface EmbeddedPostgresOptions {
  /** Absolute path; the database is made in its folder `postgres`. */
  dataDir: string;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Whether what is committed survives a power cut. False makes tests faster. Default: true. */
  isDurable?: boolean;
  /** TCP port on 127.0.0.1, if the server is not running yet. Default: a free one. */
  port?: number;
}

export interface EmbeddedPostgres {
  /** postgres://… of the database's owner, who is no superuser, with the password: a secret. Valid until `stop`. */
  url: string;
  /** Stops the server, unless another process still uses it. Never throws for a server that is already down. */
  stop(): Promise<void>;
}

// P and A in ASCII: a number no other advisory lock here uses; locks of two numbers are apart from those of one.
const takeShare = 'SELECT pg_advisory_lock_shared(80, 65)';
const returnShare = 'SELECT pg_advisory_unlock_shared(80, 65)';
const tryWhole = 'SELECT pg_try_advisory_lock(80, 65) AS taken';
const startTimeoutMs = 90_000;
const retryMs = 50;
/** What could not be started again is tried after so long, each time twice as long: each try is a process and a line of the log. */
const regainMs = { first: 250, longest: 30_000 };

/**
 * Finds or starts the database of `dataDir`. Throws SERVICE_UNAVAILABLE with what Postgres said, or with the ways out
 * where it cannot run (an unknown platform, root without namespaces).
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
  isDurable = true,
  port: wantedPort,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(dataDir, isDurable);
  const stopping = new AbortController();
  const first = await holdServer(cluster, stopping.signal, wantedPort);
  const { port } = first;
  let held: Promise<Hold | null> = Promise.resolve(first);
  log.info({ event: 'postgres.started', port, dataDir });

  const watch = ({ client }: Hold): void => {
    client.once('end', () => {
      if (stopping.signal.aborted) return;
      // It is looked for, and started again if it is not there.
      log.warn({ event: 'postgres.lost', port });
      held = regain();
    });
  };
  const regain = async (): Promise<Hold | null> => {
    let pauseMs = regainMs.first;
    while (!stopping.signal.aborted) {
      try {
        const hold = await holdServer(cluster, stopping.signal, port);
        if (hold.port !== port)
          // Whoever still goes by the old one has to be started again.
          log.warn({ event: 'postgres.moved', port: hold.port });
        watch(hold);
        return hold;
      } catch (error) {
        if (stopping.signal.aborted) break;
        log.warn({ event: 'postgres.missed', err: error });
        await setTimeout(pauseMs, null, { signal: stopping.signal }).catch(() => {});
        pauseMs = Math.min(2 * pauseMs, regainMs.longest);
      }
    }
    return null;
  };
  watch(first);

  return {
    url: locate(cluster, port),
    async stop() {
      stopping.abort();
      const hold = await held;
      if (hold) await release(cluster, hold.client);
    },
  };
}

interface Hold {
  client: pg.Client;
  port: number;
}

const locate = ({ password }: Cluster, port: number): string =>
  `postgres://${ownerName}:${deriveOwnerPassword(password)}@127.0.0.1:${port}/postgres`;

const locateAsSuperuser = ({ password }: Cluster, port: number): string =>
  `postgres://${superuserName}:${password}@127.0.0.1:${port}/postgres`;

/** Makes sure of a running server and takes a share of it. */
async function holdServer(cluster: Cluster, signal: AbortSignal, wantedPort?: number): Promise<Hold> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const port = await ensureServer(cluster, wantedPort);
    const client = new pg.Client({
      connectionString: locate(cluster, port),
      application_name: 'pasteup hold',
    });
    // A broken connection is told by `end`; unheard, `error` would end the process.
    client.on('error', () => {});
    try {
      await ensureOwner({ connectionString: locateAsSuperuser(cluster, port) });
      await client.connect();
      await client.query(takeShare);
      return { client, port };
    } catch (cause) {
      await client.end().catch(() => {});
      if ((cause as { code?: string }).code === '28P01' || Date.now() > deadline) {
        throw new AppError('SERVICE_UNAVAILABLE', `Postgres on port ${port} does not let us in`, { cause });
      }
      await setTimeout(retryMs, undefined, { signal });
    }
  }
}

async function release(cluster: Cluster, client: pg.Client): Promise<void> {
  try {
    await client.query(returnShare);
    const { rows } = await client.query<{ taken: boolean }>(tryWhole);
    if (rows[0]?.taken) await stopServer(cluster);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // The connection broke at this moment: the server is down or restarting, and not ours to stop any more.
  } finally {
    await client.end().catch(() => {});
  }
}
