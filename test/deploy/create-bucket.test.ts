import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStorage } from '../../src/tools/storage/create-storage.ts';
import { createS3Driver } from '../../src/tools/storage/s3/s3.ts';
import { type S3Server, s3Key, startS3Server } from '../s3-server.ts';

const script = join(import.meta.dirname, '../../dist/deploy/create-bucket.js');

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

async function createBucket(env: Record<string, string>): Promise<{ code: number; printed: string }> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, S3_REGION: 'us-east-1', ...server.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], ...printed] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, printed: printed.join('') };
}

const openBucket = async (bucket: string) =>
  createStorage(
    await createS3Driver({
      bucket,
      endpoint: server.url,
      publicEndpoint: null,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: s3Key,
      tempDir: tmpdir(),
    }),
  );

test('the storage finds nothing amiss with the bucket, however often it was made', async () => {
  const storage = await openBucket('fresh-bucket');
  await expect(storage.check()).rejects.toMatchObject({ detail: expect.stringContaining('fresh-bucket') });

  expect(await createBucket({ S3_BUCKET: 'fresh-bucket' })).toMatchObject({ code: 0 });
  await storage.put('kept', Buffer.from('kept'), { mimeType: 'text/plain' });
  const again = await createBucket({ S3_BUCKET: 'fresh-bucket' });

  expect(again).toEqual({ code: 0, printed: `the bucket fresh-bucket at ${server.url} is there already\n` });
  await storage.check();
  expect(await storage.advise(null)).toBeNull();
  expect(await storage.advise('http://127.0.0.1:4000')).toBeNull();
  expect(await storage.stat('kept')).toMatchObject({ byteSize: 4 });
});

test('it fails, and says why, without a name', async () => {
  const { code, printed } = await createBucket({ S3_BUCKET: '' });
  expect(code).toBe(1);
  expect(printed).toContain('S3_BUCKET: expected the name of the bucket, got nothing');
});

test('it fails where no server listens', async () => {
  const { code, printed } = await createBucket({ S3_ENDPOINT: 'http://127.0.0.1:1' });
  expect(code).toBe(1);
  expect(printed).toContain('ECONNREFUSED');
});
