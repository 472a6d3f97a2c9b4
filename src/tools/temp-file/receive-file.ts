import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError, isDiskFailure, toAppError, tooLarge } from '../../errors.ts';

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
  /** Once. Throws if it was called before. */
  createReadStream(): NodeJS.ReadableStream;
}

/** The file, as soon as its part of the request begins. BAD_USER_INPUT if there is no such part. */
export async function awaitFile(file: Promise<IncomingFile>): Promise<IncomingFile> {
  try {
    return await file;
  } catch (cause) {
    throw cause instanceof AppError ? cause : incomplete(cause);
  }
}

export interface ReceiveOptions {
  directory: string;
  maxBytes: number;
  /** A sender of whom nothing comes for so long has gone. Default: 30 s. */
  silentMs?: number;
}

/**
 * Writes what comes to a new file in `directory` while hashing it. FILE_TOO_LARGE as soon as it passes `maxBytes`,
 * UPLOAD_INCOMPLETE if it breaks off or nothing comes any more, SERVICE_UNAVAILABLE if the disk fails; no file is left then.
 */
export async function receiveFile(
  incoming: Pick<IncomingFile, 'createReadStream'>,
  { directory, maxBytes, silentMs = 30_000 }: ReceiveOptions,
): Promise<ReceivedFile> {
  const path = join(directory, `upload-${randomUUID()}`);
  const remove = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let byteSize = 0;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silentMs);
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer.refresh();
      byteSize += chunk.length;
      hash.update(chunk);
      done(byteSize > maxBytes ? tooLarge(maxBytes) : null, chunk);
    },
  });
  try {
    await pipeline(incoming.createReadStream(), measure, createWriteStream(path), {
      signal: silence.signal,
    });
  } catch (error) {
    await remove();
    // What no disk says is a sender that went away.
    throw error instanceof AppError || isDiskFailure(error) ? toAppError(error) : incomplete(error);
  } finally {
    clearTimeout(timer);
  }
  return { path, byteSize, sha256: hash.digest('hex'), remove };
}

function incomplete(cause: unknown): AppError {
  return new AppError('UPLOAD_INCOMPLETE', 'The upload ended before all of its bytes came.', {
    cause,
    isRetryable: true,
  });
}
