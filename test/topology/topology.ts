import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startEmbeddedPostgres } from '../../src/tools/postgres/postgres.ts';
import { type Program, startProgram } from '../crash/start-program.ts';
import { type S3Server, startS3Server } from '../s3-server.ts';

/** Two web and two worker processes over one database server and one bucket, each of which can be killed. */
export interface Topology {
  webs: Member[];
  workers: Member[];
  database: Member;
  s3: Member;
  databaseUrl: string;
  dataDir: string;
  /** Settings that lead to the bucket. */
  storage: S3Server['env'];
  close(): Promise<void>;
}

export interface Member {
  /** Of a web process. */
  url: string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again as it was; resolves when it can be used. */
  comeBack(): Promise<void>;
}

export async function startTopology(): Promise<Topology> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pasteup-topology-'));
  const s3 = await startS3Server();
  // Durable: it is killed, and then nothing that was answered may be gone.
  const postgres = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  const members: Process[] = [];
  const start = async (role: 'web' | 'worker') => {
    const member = new Process(dataDir, {
      ...s3.env,
      ROLE: role,
      DATABASE_URL: postgres.url,
      PORT: String(await findFreePort()),
    });
    members.push(member);
    await member.comeBack();
    return member;
  };
  return {
    // The first one makes the tables.
    webs: [await start('web'), await start('web')],
    workers: await Promise.all([start('worker'), start('worker')]),
    database: {
      url: '',
      async kill() {
        const lock = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8');
        process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
      },
      // Whoever holds it starts it again.
      comeBack: async () => {},
    },
    s3: { url: s3.url, kill: s3.kill, comeBack: s3.restart },
    databaseUrl: postgres.url,
    dataDir,
    storage: s3.env,
    async close() {
      await Promise.all(members.map((member) => member.stop()));
      await postgres.stop();
      await s3.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A Pasteup at a port that it keeps. */
class Process implements Member {
  readonly url: string;
  private readonly dataDir: string;
  private readonly env: Record<string, string>;
  private program: Program | null = null;

  constructor(dataDir: string, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.env = env;
    this.url = `http://127.0.0.1:${env.PORT}`;
  }

  async kill(): Promise<void> {
    this.program?.process.kill('SIGKILL');
    await this.program?.exited;
  }

  async comeBack(): Promise<void> {
    this.program = startProgram({ dataDir: this.dataDir, env: this.env });
    await this.program.said(({ event }) => event === 'ready');
  }

  async stop(): Promise<void> {
    await this.program?.stop();
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
