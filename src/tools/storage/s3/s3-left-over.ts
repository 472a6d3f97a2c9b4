import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandInput,
  type MultipartUpload,
} from '@aws-sdk/client-s3';
import { isKey } from '../key.ts';
import type { S3 } from './s3-client.ts';

const leftOverMs = 24 * 60 * 60_000;

/**
 * Aborts the uploads in parts that nobody has ended within a day of `nowMs`: their process died, and their parts are paid
 * for although no listing shows them. Uploads to keys that cannot be ours are left alone.
 */
export async function abortLeftOverUploads(s3: S3, nowMs: number = Date.now()): Promise<void> {
  for await (const { Key, UploadId, Initiated } of listUploads(s3)) {
    const isOld = Initiated && nowMs - Initiated.getTime() > leftOverMs;
    if (Key && isKey(Key) && isOld)
      await s3.client.send(new AbortMultipartUploadCommand({ Bucket: s3.bucket, Key, UploadId }));
  }
}

async function* listUploads(s3: S3): AsyncGenerator<MultipartUpload> {
  const marker: Pick<ListMultipartUploadsCommandInput, 'KeyMarker' | 'UploadIdMarker'> = {};
  for (;;) {
    const command = new ListMultipartUploadsCommand({ Bucket: s3.bucket, ...marker });
    const { Uploads = [], ...page } = await s3.client.send(command);
    yield* Uploads;
    if (!page.IsTruncated || !page.NextKeyMarker) return;
    marker.KeyMarker = page.NextKeyMarker;
    marker.UploadIdMarker = page.NextUploadIdMarker;
  }
}
