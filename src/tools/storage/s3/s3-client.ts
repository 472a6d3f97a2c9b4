import { createHash } from 'node:crypto';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';

export interface S3Options {
  bucket: string;
  /** Base of our own requests, such as `http://s3:7070`; null: AWS's for the region. */
  endpoint: string | null;
  /** Base of the URLs that others are given, where they reach the server by another name; null: `endpoint`. */
  publicEndpoint: string | null;
  region: string;
  /** Names the bucket in the path, not in the host's name. */
  forcePathStyle: boolean;
  /** null: what the SDK finds by itself, such as the role of the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | null;
}

/** How long is waited, in milliseconds, before a try counts as failed. */
export interface S3Patience {
  connectMs: number;
  /** From the begin of a request, its body included, to the begin of the answer. */
  answerMs: number;
  /** Between two pieces of an object that is read. */
  idleMs: number;
  /** Of one request, the first included. */
  attempts: number;
}

/** A part of 5 MiB gets through in a minute at 90 KB/s. */
export const defaultPatience: S3Patience = {
  connectMs: 5000,
  answerMs: 60_000,
  idleMs: 20_000,
  attempts: 5,
};

/** Connections to the server, one for each object that is being read or written. */
const maxSockets = 1000;

/** What the parts of the backend share. */
export interface S3 {
  client: S3Client;
  bucket: string;
  patience: S3Patience;
  /** The server as a person calls it. */
  serverName: string;
  /** Ends what is under way, and repeats nothing. */
  close(): void;
}

export function connectS3(options: S3Options, patience: S3Patience): S3 {
  const client = new S3Client({
    ...describeServer(options, options.endpoint),
    maxAttempts: patience.attempts,
    requestHandler: {
      connectionTimeout: patience.connectMs,
      requestTimeout: patience.answerMs,
      throwOnRequestTimeout: true,
      // The one above ends with the begin of the answer; this one also holds where an answer stops half-way. It breaks
      // the connection of an object whose reader pauses, too: they get another one when they go on.
      socketTimeout: patience.answerMs,
      // The default is 50, and who waits for one counts as connecting: fifty slow readers would keep all others out.
      httpAgent: { maxSockets },
      httpsAgent: { maxSockets },
    },
    // It would open a new connection for each part, and wait for six seconds where a server says nothing.
    expectContinueHeader: false,
  });
  addContentMd5(client);
  const serverName = options.endpoint ?? `AWS in ${options.region}`;
  return { client, bucket: options.bucket, patience, serverName, close: addClose(client) };
}

/** The part of a client's configuration that also decides what its signed URLs look like. */
export function describeServer(options: S3Options, endpoint: string | null): S3ClientConfig {
  return {
    region: options.region,
    forcePathStyle: options.forcePathStyle,
    // The default adds CRCs of the SDK's own accord, also to signed URLs, which some servers refuse.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint }),
    ...(options.credentials && { credentials: options.credentials }),
  };
}

/** Breaking the connections would only make the SDK try again: each try asks first whether it still may. */
function addClose(client: S3Client): () => void {
  let isClosed = false;
  client.middlewareStack.add(
    (next) => (args) => {
      if (isClosed)
        throw Object.assign(new Error('Expected an open storage, it is closed'), {
          name: 'Closed',
          $metadata: {},
        });
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'close' },
  );
  return () => {
    isClosed = true;
    client.destroy();
  };
}

/** The deletion of many wants a checksum. The SDK sends a CRC, which older servers do not take for one. */
function addContentMd5(client: S3Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const { headers, body } = args.request as { headers: Record<string, string>; body?: unknown };
        if (commandName === 'DeleteObjectsCommand' && typeof body === 'string')
          headers['content-md5'] = createHash('md5').update(body).digest('base64');
        return next(args);
      },
    { step: 'build', name: 'contentMd5' },
  );
}
