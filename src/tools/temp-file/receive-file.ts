import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors.ts';

export interface ReceivedFile {
  path: string;
  byteSize: number;
  /** Hexadecimal. */
  sha256: string;
  /** Deletes the file if it is still there. */
  remove(): Promise<void>;
}

/** A file on its way. */
export interface IncomingFile {
  filename: string;
  /** Throws if the sender, or the parser, has given up already. */
  createReadStream(): NodeJS.ReadableStream;
}

/** The file, as soon as its part of the request begins. BAD_USER_INPUT if there is no such part. */
export async function awaitFile(file: Promise<IncomingFile>): Promise<IncomingFile> {
  try {
    return await file;
  } catch (cause) {
    if ((cause as { status?: number }).status !== 400) throw incomplete(cause);
    throw new AppError('BAD_USER_INPUT', 'Expected the file as a part of the request. There was none.', {
      params: { argument: 'file' },
      cause,
    });
  }
}

/**
 * Writes what comes to a new file in `directory` while hashing it. FILE_TOO_LARGE as soon as it passes `maxBytes`,
 * UPLOAD_INCOMPLETE if it breaks off; no file is left then.
 */
export async function receiveFile(
  incoming: Pick<IncomingFile, 'createReadStream'>,
  { directory, maxBytes }: { directory: string; maxBytes: number },
): Promise<ReceivedFile> {
  const path = join(directory, `upload-${randomUUID()}`);
  const remove = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let byteSize = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      byteSize += chunk.length;
      hash.update(chunk);
      done(byteSize > maxBytes ? tooLarge(maxBytes) : null, chunk);
    },
  });
  try {
    await pipeline(incoming.createReadStream(), measure, createWriteStream(path));
  } catch (error) {
    await remove();
    throw error instanceof AppError ? error : toUploadError(error, maxBytes);
  }
  return { path, byteSize, sha256: hash.digest('hex'), remove };
}

/** `actual` bytes, where they are known. */
export function tooLarge(maxBytes: number, actual?: number): AppError {
  const message = `Expected a file of at most ${maxBytes} bytes. It has ${actual ?? 'more'}.`;
  return new AppError('FILE_TOO_LARGE', message, {
    params: { limit: maxBytes, ...(actual !== undefined && { actual }) },
  });
}

/** What a file system says that is full, broken or not there. A sender that goes away has codes of its own. */
const diskFailures = ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT', 'EMFILE', 'ENFILE'];

/** The multipart parser cuts a file at its own limit with a 413; what no disk says is a sender that went away. */
function toUploadError(cause: unknown, maxBytes: number): AppError {
  const { status, code = '' } = cause as { status?: number; code?: string };
  if (status === 413) return tooLarge(maxBytes);
  if (diskFailures.includes(code))
    return new AppError('SERVICE_UNAVAILABLE', 'The upload cannot be kept now; try again in a moment.', {
      detail: `The upload cannot be kept: ${(cause as Error).message}.`,
      cause,
      retryable: true,
    });
  return incomplete(cause);
}

function incomplete(cause: unknown): AppError {
  return new AppError('UPLOAD_INCOMPLETE', 'The upload ended before all of its bytes came.', {
    cause,
    retryable: true,
  });
}
