import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createTestClient, type TestClient } from '../test/client.ts';

export interface BenchServer {
  url: string;
  pid: number;
  dataDir: string;
  client: TestClient;
  /** The figures of /metrics by their names, those with labels left out. */
  readMetrics(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

const entry = join(import.meta.dirname, '../dist/src/main.js');

export interface BenchServerOptions {
  /** A folder of before. */
  keepData?: string;
  env?: Record<string, string>;
}

/** The built server as a user starts it, on a port and a folder of its own. */
export async function startBenchServer({ keepData, env }: BenchServerOptions = {}): Promise<BenchServer> {
  const dataDir = keepData ?? (await mkdtemp(join(tmpdir(), 'pasteup-bench-')));
  const adminKey = randomBytes(16).toString('hex');
  const server = spawn(process.execPath, [entry], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      ADMIN_KEY: adminKey,
      LOG_LEVEL: 'warn',
      RATE_LIMIT: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const found = /ready at (\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  const { signUp } = await createTestClient(url).get<{ signUp: { secret: string } }>(
    'mutation { signUp { secret } }',
  );
  const client = createTestClient(url, signUp.secret);
  return {
    url,
    pid: server.pid as number,
    dataDir,
    client,
    async readMetrics() {
      const text = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${adminKey}` } }).then(
        (response) => response.text(),
      );
      return Object.fromEntries(
        [...text.matchAll(/^(\w+) ([\d.e+-]+)$/gm)].map(([, name, value]) => [name, Number(value)]),
      );
    },
    async stop() {
      await client.close();
      server.kill('SIGTERM');
      await once(server, 'exit');
      if (!keepData) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A worker of its own over a server's database. */
export async function startBenchWorker(
  { dataDir }: BenchServer,
  env: Record<string, string>,
): Promise<{ stop(): Promise<void> }> {
  const worker = spawn(process.execPath, [entry], {
    env: { ...process.env, ROLE: 'worker', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: worker.stdout }), 'line');
  return {
    async stop() {
      worker.kill('SIGTERM');
      await once(worker, 'exit');
    },
  };
}
