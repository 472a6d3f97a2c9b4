import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The one key of s3rver, which looks at its id alone: it neither verifies signatures nor the length of a body. */
export const s3Key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

export interface S3Server {
  /** Base of requests in path style. */
  url: string;
  /** A bucket that lets pages of any origin in. */
  bucket: string;
  /** Settings of a Pasteup that keeps its files in `bucket`. */
  env: Record<string, string>;
  /** Another bucket, without a CORS rule; gives its name. */
  addBucket(): Promise<string>;
  /** Kills the process; what it has stored stays. */
  kill(): Promise<void>;
  /** Starts it again, at the same port. */
  restart(): Promise<void>;
  /** Ends the process and removes what it has stored. */
  close(): Promise<void>;
}

/** An S3 server (s3rver) in a process of its own, at a free port. Virtual-host style is `http://<bucket>.s3.localhost:<port>`. */
export async function startS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'pasteup-s3-'));
  let { child, port } = await run(directory, '0');
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const url = `http://127.0.0.1:${port}`;
  const addBucket = async () => {
    const name = `bucket-${randomUUID().slice(0, 8)}`;
    await put(`${url}/${name}`);
    return name;
  };
  const bucket = await addBucket();
  await put(`${url}/${bucket}?cors`, openToAll);
  return {
    url,
    bucket,
    env: {
      STORAGE: 's3',
      S3_BUCKET: bucket,
      S3_ENDPOINT: url,
      S3_FORCE_PATH_STYLE: 'true',
      AWS_ACCESS_KEY_ID: s3Key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3Key.secretAccessKey,
    },
    addBucket,
    kill,
    async restart() {
      await kill();
      ({ child } = await run(directory, port));
    },
    async close() {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const openToAll = `<CORSConfiguration><CORSRule>
  <AllowedOrigin>*</AllowedOrigin>
  <AllowedMethod>GET</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedMethod>PUT</AllowedMethod>
  <AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>
</CORSRule></CORSConfiguration>`;

/** s3rver takes what nobody has signed. */
async function put(url: string, body = ''): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

async function run(directory: string, port: string): Promise<{ child: ChildProcess; port: string }> {
  const main = createRequire(import.meta.url).resolve('s3rver');
  const script = join(dirname(main), '../bin/s3rver.js');
  // Its continuation tokens are made by DES, which Node has on demand only.
  const nodeOptions = ['--openssl-legacy-provider', '--no-deprecation'];
  const options = ['-d', directory, '-a', '127.0.0.1', '-p', port, '--service-endpoint', 'localhost', '-s'];
  const child = spawn(process.execPath, [...nodeOptions, script, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Where a run of tests is cut off, nobody closes it.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const [, found] = /listening on \S+:(\d+)/.exec(String(text)) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`s3rver ended with ${code} before it listened`)));
  });
  return { child, port: await listening };
}
