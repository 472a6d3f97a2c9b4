import { Readable } from 'node:stream';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Range } from '../driver.ts';
import type { S3 } from './s3-client.ts';

/**
 * An object as a stream that outlives its connections. Where one breaks or falls silent, the rest is asked for from the
 * byte that is due, under the condition (If-Match) that the object is still the one begun with. The stream fails with
 * what was the matter when that is refused or nothing comes several times in a row, so its end means all of it came.
 */

/** An answer, and the bytes of it that are wanted. */
interface Part extends Range {
  body: Readable;
  etag: string | undefined;
  /** No more than what is wanted will come. */
  isExact: boolean;
}

/** Connections in a row that may bring nothing. */
const fruitlessParts = 3;

/** null if there is none. */
export async function readObject(s3: S3, key: string, range?: Range): Promise<Readable | null> {
  const first = await askFor(s3, key, range).catch((error) => {
    if (error.name === 'NoSuchKey') return null;
    throw error;
  });
  if (!first) return null;
  const reading = { part: first, isClosed: false };
  const stream = Readable.from(readOn(s3, key, reading), { objectMode: false, highWaterMark: 256 * 1024 });
  // A reader who has left does not wait until what they no longer want comes or fails to.
  return stream.once('close', () => {
    reading.isClosed = true;
    if (!stream.readableEnded) reading.part.body.destroy();
  });
}

async function* readOn(s3: S3, key: string, reading: { part: Part; isClosed: boolean }) {
  const { start, end, etag } = reading.part;
  let position = start;
  let chunks = reading.part.body[Symbol.asyncIterator]();
  let fruitless = 0;
  while (position <= end) {
    const came = await nextChunk(reading.part.body, chunks, s3.patience.idleMs);
    if (reading.isClosed) return void reading.part.body.destroy();
    if (Buffer.isBuffer(came)) {
      const wanted = came.subarray(0, end + 1 - position);
      position += wanted.length;
      fruitless = 0;
      yield wanted;
      continue;
    }
    reading.part.body.destroy();
    fruitless += 1;
    if (fruitless > fruitlessParts || !etag) throw came;
    reading.part = await askFor(s3, key, { start: position, end }, etag);
    chunks = reading.part.body[Symbol.asyncIterator]();
  }
  // Read to its very end, a connection serves the next request.
  if (reading.part.isExact) reading.part.body.resume();
  else reading.part.body.destroy();
}

/** The next piece, or why there is none. */
async function nextChunk(
  body: Readable,
  chunks: AsyncIterator<Buffer>,
  idleMs: number,
): Promise<Buffer | Error> {
  const silence = Object.assign(new Error(`No byte came for ${idleMs} ms`), { name: 'TimeoutError' });
  const timer = setTimeout(() => body.destroy(silence), idleMs);
  try {
    const { done, value } = await chunks.next();
    return done ? Object.assign(new Error('The answer ended early'), { code: 'ECONNRESET' }) : value;
  } catch (error) {
    return error as Error;
  } finally {
    clearTimeout(timer);
  }
}

async function askFor(s3: S3, key: string, range?: Range, etag?: string): Promise<Part> {
  const answer = await s3.client.send(
    new GetObjectCommand({
      Bucket: s3.bucket,
      Key: key,
      ...(range && { Range: `bytes=${range.start}-${range.end}` }),
      ...(etag && { IfMatch: etag }),
    }),
  );
  const body = answer.Body as Readable;
  // What a connection has to say after we gave it up is of no interest.
  body.on('error', () => {});
  const length = answer.ContentLength;
  if (length === undefined) {
    body.destroy();
    throw Object.assign(new Error('Expected a Content-Length, got none'), {
      name: 'NoLength',
      $metadata: {},
    });
  }
  const isChanged = etag !== undefined && answer.ETag !== etag;
  const [, start, last] = /^bytes (\d+)-(\d+)\//.exec(answer.ContentRange ?? '') ?? [];
  if (!range) return { body, etag: answer.ETag, start: 0, end: length - 1, isExact: true };
  // Not every server knows conditions and ranges.
  if (!isChanged && Number(start) === range.start) {
    const end = Math.min(range.end, Number(last));
    return { body, etag: answer.ETag, start: range.start, end, isExact: end === Number(last) };
  }
  body.destroy();
  throw isChanged
    ? Object.assign(new Error('Another ETag came'), { name: 'PreconditionFailed', $metadata: {} })
    : Object.assign(new Error(`Expected bytes from ${range.start}, got ${answer.ContentRange}`), {
        name: 'WrongRange',
        $metadata: answer.$metadata,
      });
}
