import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStorage } from '../../../src/tools/storage/create-storage.ts';
import { createS3Driver, type S3StorageOptions } from '../../../src/tools/storage/s3/s3.ts';
import type { Storage } from '../../../src/tools/storage/storage.ts';
import { type S3Server, s3Key } from '../../s3-server.ts';

export type S3Target = Omit<S3StorageOptions, 'tempDir'>;

export interface OpenS3 {
  storage: Storage;
  /** What the storage has left in its folder for temporary files. */
  listTempFiles(): Promise<string[]>;
  close(): Promise<void>;
}

/** A storage on a server that is there, with a temp folder of its own. */
export async function openS3(target: S3Target): Promise<OpenS3> {
  const tempDir = await mkdtemp(join(tmpdir(), 'pasteup-s3-temp-'));
  return {
    storage: await createStorage(await createS3Driver({ ...target, tempDir })),
    listTempFiles: () => readdir(tempDir),
    close: () => rm(tempDir, { recursive: true, force: true }),
  };
}

/** A new bucket in path style. */
export const newTarget = async (server: S3Server): Promise<S3Target> => ({
  bucket: await server.addBucket(),
  endpoint: server.url,
  publicEndpoint: null,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: s3Key,
});

/**
 * The server of TEST_S3_ENDPOINT, if that is set, with TEST_S3_BUCKET, whose content is deleted, TEST_S3_REGION,
 * TEST_S3_FORCE_PATH_STYLE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
 */
export function findGivenTarget(env: NodeJS.ProcessEnv = process.env): S3Target | null {
  if (!env.TEST_S3_ENDPOINT) return null;
  return {
    bucket: env.TEST_S3_BUCKET ?? 'pasteup-test',
    endpoint: env.TEST_S3_ENDPOINT,
    publicEndpoint: null,
    region: env.TEST_S3_REGION ?? 'us-east-1',
    forcePathStyle: env.TEST_S3_FORCE_PATH_STYLE !== 'false',
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    },
  };
}

export async function emptyBucket(storage: Storage): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of storage.list('')) keys.push(key);
  await storage.delete(keys);
}
