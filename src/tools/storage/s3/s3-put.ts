import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AbortMultipartUploadCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { S3 } from './s3-client.ts';

/** S3's least. Two of them are in memory an upload. */
const partBytes = 5 * 1024 * 1024;
const partsAtOnce = 2;
/** S3's limit. */
const maxParts = 10_000;

export async function putBytes(s3: S3, key: string, bytes: Uint8Array, mimeType: string): Promise<void> {
  await s3.client.send(
    new PutObjectCommand({ Bucket: s3.bucket, Key: key, Body: bytes, ContentType: mimeType }),
  );
}

/**
 * Stores a file, a large one in parts, of which nothing is seen before the last step joins them. That step cannot simply
 * be repeated: a server that did it and failed to say so knows no such upload any more. So each upload carries a name of
 * its own, by which one looks whether the object that is there now is the one.
 */
export async function putFileBytes(s3: S3, key: string, path: string, mimeType: string): Promise<void> {
  const { size } = await stat(path);
  const putId = randomUUID();
  const Body = createReadStream(path);
  const upload = new Upload({
    client: s3.client,
    params: { Bucket: s3.bucket, Key: key, Body, ContentType: mimeType, Metadata: { 'put-id': putId } },
    partSize: Math.max(partBytes, Math.ceil(size / maxParts)),
    queueSize: partsAtOnce,
    // Removed below: where its own removal fails, it forgets what went wrong before.
    leavePartsOnError: true,
  });
  try {
    await upload.done();
  } catch (error) {
    if (!upload.uploadId) throw error;
    if (await isPut(s3, key, { size, putId })) return;
    await abort(s3, key, upload.uploadId);
    throw error;
  } finally {
    Body.destroy();
  }
}

async function isPut(s3: S3, key: string, { size, putId }: { size: number; putId: string }) {
  const found = await s3.client
    .send(new HeadObjectCommand({ Bucket: s3.bucket, Key: key }))
    .catch(() => null);
  return found?.Metadata?.['put-id'] === putId && found.ContentLength === size;
}

/** Best effort: what stays is removed at a later start. */
async function abort(s3: S3, key: string, uploadId: string): Promise<void> {
  const command = new AbortMultipartUploadCommand({ Bucket: s3.bucket, Key: key, UploadId: uploadId });
  await s3.client.send(command).catch(() => undefined);
}
