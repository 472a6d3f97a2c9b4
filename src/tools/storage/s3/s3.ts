import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HeadObjectCommand, ListObjectsV2Command, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { checkStorage } from '../check.ts';
import { assertKey, isKey } from '../key.ts';
import type { ObjectInfo, Storage } from '../storage.ts';
import { connectS3, defaultPatience, type S3, type S3Options, type S3Patience } from './s3-client.ts';
import { adviseOnCors } from './s3-cors.ts';
import { deleteObjects } from './s3-delete.ts';
import { isRefusal, isStatus, translateS3Error } from './s3-error.ts';
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
export async function createS3Storage({ tempDir, patience, ...options }: S3StorageOptions): Promise<Storage> {
  const s3 = connectS3(options, { ...defaultPatience, ...patience });
  const objects = createObjects(s3);
  const signer = createS3Signer(options);
  const brisk = connectS3(options, { ...checkPatience, ...patience });
  abortLeftOverUploads(s3).catch(() => undefined);

  return {
    ...objects,

    async withFile(key, use) {
      const path = join(tempDir, randomUUID());
      try {
        const stream = await objects.read(key);
        await report(s3, () => pipeline(stream, createWriteStream(path, { flags: 'wx' })));
        return await use(path);
      } finally {
        await rm(path, { force: true });
      }
    },

    async stat(key) {
      assertKey(key);
      return report(s3, () => statObject(s3, key));
    },

    async *list(prefix) {
      try {
        for await (const { Contents = [] } of paginateListObjectsV2(s3, {
          Bucket: s3.bucket,
          Prefix: prefix,
        }))
          for (const { Key = '', Size = 0, LastModified } of Contents)
            if (isKey(Key) && LastModified) yield { key: Key, byteSize: Size, modifiedAt: LastModified };
      } catch (error) {
        throw translateS3Error(error, s3);
      }
    },

    async signUrl(key, wanted) {
      assertKey(key);
      return report(s3, () => signer.signUrl(key, wanted));
    },

    async signUpload(key, wanted) {
      assertKey(key);
      return report(s3, () => signer.signUpload(key, wanted));
    },

    origins: [await findPublicOrigin(options)],

    advise: (origin) => adviseOnCors(brisk, origin),

    check: () => report(s3, () => within(checkMs, checkStorage(createObjects(brisk)))),

    async close() {
      for (const { close } of [s3, brisk]) close();
    },
  };
}

function createObjects(s3: S3): Pick<Storage, 'put' | 'putFile' | 'read' | 'delete'> {
  return {
    async put(key, bytes, { mimeType }) {
      assertKey(key);
      await report(s3, () => putBytes(s3, key, bytes, mimeType));
    },

    async putFile(key, path, { mimeType }) {
      assertKey(key);
      await report(s3, () => putFileBytes(s3, key, path, mimeType));
      await rm(path, { force: true });
    },

    async read(key, { range } = {}) {
      assertKey(key);
      return readObject(s3, key, range);
    },

    async delete(keys) {
      keys.forEach(assertKey);
      await report(s3, () => deleteObjects(s3, keys));
    },
  };
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

const report = <T>(s3: S3, work: () => Promise<T>): Promise<T> =>
  work().catch((error) => {
    throw translateS3Error(error, s3);
  });

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const late = Object.assign(new Error(`Not done within ${timeoutMs} ms`), { name: 'TimeoutError' });
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, timeoutMs, late);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
