import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';
import type { Storage } from '../../../src/tools/storage/storage.ts';
import { type S3Server, startS3Server } from '../../s3-server.ts';
import { type Fault, type FaultProxy, type ProxiedRequest, startFaultProxy } from './fault-proxy.ts';
import { newTarget, openS3, type S3Target } from './s3-target.ts';

export const type = { mimeType: 'image/png' };
/** Short, so that silence is soon noticed; longer than the slow line is slow. */
export const patience = { answerMs: 1000, idleMs: 500 };
/** What is there at the begin, as `a/there`. */
export const small = randomBytes(100_000);

export interface BehindProxy {
  proxy: FaultProxy;
  /** The bucket as the proxy lets it be seen. */
  storage: Storage;
  /** The same bucket, seen past the proxy. */
  direct: Storage;
  target: S3Target;
  /** A new file with these bytes. */
  write(bytes: Uint8Array): Promise<string>;
}

/** For a file of tests: starts one S3 server, and gives what runs a test with a bucket and a proxy of its own. */
export function serveBehindProxy() {
  let server: S3Server;
  let folder: string;
  let written = 0;
  beforeAll(async () => {
    server = await startS3Server();
    folder = await mkdtemp(join(tmpdir(), 'pasteup-fault-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const write = async (bytes: Uint8Array) => {
    written += 1;
    const path = join(folder, String(written));
    await writeFile(path, bytes);
    return path;
  };

  return async <T>(use: (behind: BehindProxy) => Promise<T>): Promise<T> => {
    const proxy = await startFaultProxy(server.url);
    const straight = { ...(await newTarget(server)), patience };
    const target = { ...straight, endpoint: proxy.url };
    const [far, near] = await Promise.all([openS3(target), openS3(straight)]);
    await near.storage.put('a/there', small, type);
    try {
      return await use({ proxy, storage: far.storage, direct: near.storage, target, write });
    } finally {
      await Promise.all([proxy.close(), far.close(), near.close()]);
    }
  };
}

/** The fault meets the first request that is meant. */
export function once(fault: Fault, isMeant: (request: ProxiedRequest) => boolean) {
  let isDone = false;
  return (request: ProxiedRequest): Fault | null => {
    if (isDone || !isMeant(request)) return null;
    isDone = true;
    return fault;
  };
}

export const isObject = ({ path }: ProxiedRequest): boolean => path.includes('/a/');

export const readAll = async (storage: Storage, key: string) => buffer(await storage.read(key));

export async function listAll(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list('')) keys.push(key);
  return keys.sort();
}
