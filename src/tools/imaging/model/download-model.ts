import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../errors.ts';
import type { Model } from './models.ts';

export interface DownloadOptions {
  /** Made if it is not there. */
  modelsDir: string;
  /** Called now and then with the bytes that came so far. */
  onProgress?: (receivedBytes: number) => void;
  signal?: AbortSignal;
}

/**
 * Brings the model's file into the folder as `<name>.onnx`: whole and with the hash that the table names, or not at
 * all. Throws SERVICE_UNAVAILABLE. Resolves to its path.
 */
export async function downloadModel(
  name: string,
  { url, sha256, byteSize }: Pick<Model, 'url' | 'sha256' | 'byteSize'>,
  { modelsDir, onProgress = () => {}, signal }: DownloadOptions,
): Promise<string> {
  if (url === null) throw new AppError('BAD_USER_INPUT', `The model ${name} comes with the program.`);
  await mkdir(modelsDir, { recursive: true });
  const path = join(modelsDir, `${name}.onnx`);
  const partial = `${path}.${process.pid}.partial`;
  const hash = createHash('sha256');
  let receivedBytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      receivedBytes += chunk.length;
      hash.update(chunk);
      onProgress(receivedBytes);
      done(
        receivedBytes > byteSize ? failed(url, `more than the ${byteSize} bytes it should have`) : null,
        chunk,
      );
    },
  });
  try {
    await pipeline(await open(url, signal), meter, createWriteStream(partial), { signal });
    if (receivedBytes < byteSize) throw failed(url, `${receivedBytes} of its ${byteSize} bytes`);
    const actual = hash.digest('hex');
    if (actual !== sha256) throw failed(url, `a file with the sha256 ${actual} instead of ${sha256}`);
    await rename(partial, path);
    return path;
  } catch (error) {
    await rm(partial, { force: true });
    throw error instanceof AppError
      ? error
      : failed(url, error instanceof Error ? error.message : String(error), error);
  }
}

async function open(url: string, signal?: AbortSignal): Promise<Readable> {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw failed(url, `status ${response.status}`);
  return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
}

function failed(url: string, came: string, cause?: unknown): AppError {
  return new AppError('SERVICE_UNAVAILABLE', `Expected the model's file at ${url}, but got ${came}.`, {
    cause,
    isRetryable: true,
  });
}
