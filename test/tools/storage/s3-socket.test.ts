import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createStorage } from '../../../src/tools/storage/create-storage.ts';
import { createS3Driver } from '../../../src/tools/storage/s3/s3.ts';
import { s3Key, startS3Server } from '../../s3-server.ts';

const readers = 60;

test('many who read slowly do not keep the others out', async () => {
  const server = await startS3Server();
  const tempDir = await mkdtemp(join(tmpdir(), 'pasteup-s3-socket-'));
  const storage = await createStorage(
    await createS3Driver({
      bucket: server.bucket,
      endpoint: server.url,
      publicEndpoint: null,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: s3Key,
      tempDir,
      patience: { connectMs: 1000, attempts: 1 },
    }),
  );
  const streams: Readable[] = [];
  try {
    // More than the buffers between the server and us hold, so that each keeps its connection.
    await storage.put('large', Buffer.alloc(4_000_000), { mimeType: 'image/png' });
    for (let reader = 0; reader < readers; reader++) streams.push(await storage.read('large'));
    expect(await storage.stat('large')).toMatchObject({ byteSize: 4_000_000 });
  } finally {
    for (const stream of streams) stream.destroy();
    await server.close();
    await rm(tempDir, { recursive: true, force: true });
  }
});
