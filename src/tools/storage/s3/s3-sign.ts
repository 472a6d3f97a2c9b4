import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { create as createContentDisposition } from 'content-disposition';
import { findUploadEnd, findUrlWindow } from '../../signing/url-window.ts';
import type { Driver } from '../driver.ts';
import { describeServer, type S3Options } from './s3-client.ts';

/** A page of a hundred pictures has three hundred links, and to sign one takes 0.2 ms. */
const keptUrls = 5000;

type S3Signer = Pick<Driver, 'signUrl' | 'signUpload'>;

/**
 * Presigned URLs (Signature Version 4 in the query). A GET is signed as of the begin of its window, which makes it the
 * same URL all through the window. What a browser keeps of it ends with the URL: its end is an instant, `Expires`, as a
 * max-age would count from each answer anew and outlive an image that ends before.
 */
export function createS3Signer(options: S3Options): S3Signer {
  const { bucket, endpoint, publicEndpoint } = options;
  const client = new S3Client(describeServer(options, publicEndpoint ?? endpoint));
  const kept = new Map<string, Promise<string>>();
  return {
    signUrl(key, { mimeType, downloadAs, ...life }) {
      const { beginsAt, expiresAt } = findUrlWindow(life, Date.now());
      const claims = JSON.stringify([key, mimeType, downloadAs, beginsAt, expiresAt]);
      const found = kept.get(claims);
      if (found) return found;
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentType: mimeType,
        // Said in any case: whoever put the object may have sent one of their own.
        ResponseContentDisposition:
          downloadAs === undefined ? 'inline' : createContentDisposition(downloadAs),
        ResponseCacheControl: 'private, immutable',
        ResponseExpires: expiresAt,
      });
      const url = getSignedUrl(client, command, spanLife(beginsAt, expiresAt));
      // Keys that the SDK finds by itself may change at any time.
      if (options.credentials) keep(kept, claims, url);
      return url;
    },

    async signUpload(key, { mimeType, byteSize, expiresAt }) {
      const nowMs = Date.now();
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentLength: byteSize,
        ContentType: mimeType,
      });
      const url = await getSignedUrl(client, command, {
        ...spanLife(new Date(nowMs), findUploadEnd(expiresAt, nowMs)),
        signableHeaders: new Set(['content-type', 'content-length']),
      });
      return { url, headers: [{ name: 'Content-Type', value: mimeType }] };
    },
  };
}

/** The oldest makes room. */
function keep(kept: Map<string, Promise<string>>, claims: string, url: Promise<string>): void {
  kept.set(claims, url);
  url.catch(() => kept.delete(claims));
  const [oldest] = kept.keys();
  if (kept.size > keptUrls && oldest !== undefined) kept.delete(oldest);
}

/** What has ended before it begins becomes a URL of one second that has ended, as there is none of no life. */
function spanLife(beginsAt: Date, endsAt: Date): { signingDate: Date; expiresIn: number } {
  const expiresIn = Math.max(1, Math.ceil((endsAt.getTime() - beginsAt.getTime()) / 1000));
  return { signingDate: new Date(endsAt.getTime() - expiresIn * 1000), expiresIn };
}

/** Where the signed URLs point to. Whether the bucket is in the host's name is known to the SDK, which needs some key to say it. */
export async function findPublicOrigin(options: S3Options): Promise<string> {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const { signUrl } = createS3Signer({ ...options, credentials });
  return new URL(await signUrl('any', { mimeType: 'text/plain' })).origin;
}
