import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HeadObjectCommand, ListObjectsV2Command, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import type { Driver, LocalFile, Probe } from '../driver.ts';
import type { ObjectInfo } from '../storage.ts';
import { connectS3, defaultPatience, type S3, type S3Options, type S3Patience } from './s3-client.ts';
import { adviseOnCors } from './s3-cors.ts';
import { deleteObjects } from './s3-delete.ts';
import { explainS3Error, isRefusal, isStatus } from './s3-error.ts';
import { abortLeftOverUploads } from './s3-left-over.ts';
import { putBytes, putFileBytes } from './s3-put.ts';
import { readObject } from './s3-read.ts';
import { createS3Signer, findPublicOrigin } from './s3-sign.ts';

export interface S3StorageOptions extends S3Options {
  /** A folder for copies of objects while they are used as files. */
  tempDir: string;
  patience?: Partial<S3Patience>;
}

/** Readiness is asked for within three seconds: a check has to know by then what is wrong. */
const checkPatience: S3Patience = { connectMs: 1000, answerMs: 2000, idleMs: 1000, attempts: 2 };
const checkMs = 2500;

/**
 * Objects in a bucket of any server that speaks S3. Requests that fail on the way or with 5xx are repeated by the SDK;
 * `docs/decisions/s3-storage.md` says why that neither doubles nor loses anything. The uploads in parts that dead processes
 * have left, older than a day, are aborted in the background; where that fails, the next start tries again.
 */
export async function createS3Driver({ tempDir, patience, ...options }: S3StorageOptions): Promise<Driver> {
  const s3 = connectS3(options, { ...defaultPatience, ...patience });
  const brisk = connectS3(options, { ...checkPatience, ...patience });
  return {
    ...createObjects(s3),
    ...createS3Signer(options),

    async open() {
      abortLeftOverUploads(s3).catch(() => undefined);
    },

    async putFile(key, path, mimeType) {
      await putFileBytes(s3, key, path, mimeType);
      await rm(path, { force: true });
    },

    openFile: (key) => copyObject(s3, key, join(tempDir, randomUUID())),

    stat: (key) => statObject(s3, key),

    async *list(prefix) {
      for await (const { Contents = [] } of paginateListObjectsV2(s3, { Bucket: s3.bucket, Prefix: prefix }))
        for (const { Key = '', Size = 0, LastModified } of Contents)
          if (LastModified) yield { key: Key, byteSize: Size, modifiedAt: LastModified };
    },

    origins: [await findPublicOrigin(options)],
    advise: (origin) => adviseOnCors(brisk, origin),
    probe: { driver: createObjects(brisk), timeoutMs: checkMs },
    explain: (error) => explainS3Error(error, s3),

    async close() {
      for (const { close } of [s3, brisk]) close();
    },
  };
}

function createObjects(s3: S3): Probe {
  return {
    put: (key, bytes, mimeType) => putBytes(s3, key, bytes, mimeType),
    read: (key, range) => readObject(s3, key, range),
    delete: (keys) => deleteObjects(s3, keys),
  };
}

async function copyObject(s3: S3, key: string, path: string): Promise<LocalFile | null> {
  const stream = await readObject(s3, key);
  if (!stream) return null;
  const release = () => rm(path, { force: true });
  try {
    await pipeline(stream, createWriteStream(path, { flags: 'wx' }));
    return { path, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** An answer to HEAD does not say whether it is the object that is missing or the bucket; one to a listing does. */
async function statObject(s3: S3, key: string): Promise<ObjectInfo | null> {
  const head = new HeadObjectCommand({ Bucket: s3.bucket, Key: key });
  const found = await s3.client.send(head).catch(async (error) => {
    if (!isRefusal(error)) throw error;
    await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: key, MaxKeys: 1 }));
    if (isStatus(error, 404)) return null;
    throw error;
  });
  if (!found) return null;
  const { ContentLength = 0, LastModified = new Date() } = found;
  return { key, byteSize: ContentLength, modifiedAt: LastModified };
}
