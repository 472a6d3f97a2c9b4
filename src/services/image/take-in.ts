import { randomBytes } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import { receiveFile } from '../../tools/temp-file/receive-file.ts';
import { requireOwner } from '../access/require-owner.ts';
import { dropObject, dropRefusedObject, saveObject } from '../keeping/stored-object.ts';
import { originalKey } from './original.ts';

/** Where the bytes of a picture come from. */
export interface PictureSource {
  createReadStream(): NodeJS.ReadableStream;
  /** Their exact number, where it was announced. */
  byteSize?: number;
}

/** What is known of a picture whose bytes are stored; rows that point at them are still to be written. */
export type Taken = Pick<Image, 'prefix' | 'width' | 'height' | 'frames' | 'sha256'> & {
  mimeType: string;
  byteSize: number;
};

/**
 * Takes a picture in, whoever sends it: receives it into a bounded file, inspects that, and stores it under a prefix of its
 * own. Bytes before rows: a row never points at nothing. FILE_TOO_LARGE, UPLOAD_INCOMPLETE, SERVICE_UNAVAILABLE for a disk
 * that is full, and what the inspection says.
 */
export async function takeIn(
  ctx: Context,
  source: PictureSource,
  { maxBytes = ctx.config.maxUploadBytes }: { maxBytes?: number } = {},
): Promise<Taken> {
  return ctx.freeSpace.use(source.byteSize ?? maxBytes, () => receive(ctx, source, maxBytes));
}

async function receive(ctx: Context, source: PictureSource, maxBytes: number): Promise<Taken> {
  const { tempDir, imaging, storage } = ctx;
  const file = await receiveFile(source, { directory: tempDir, maxBytes });
  try {
    const { path, byteSize, sha256 } = file;
    if (source.byteSize !== undefined && source.byteSize !== byteSize)
      throw incompleteUpload(source.byteSize, byteSize);
    const {
      mimeType,
      width,
      height,
      frames = null,
    } = await imaging.inspect(path, { owner: requireOwner(ctx) });
    const taken = { prefix: createPrefix(), mimeType, width, height, frames, byteSize, sha256 };
    await storage.putFile(originalKey(taken), path, { mimeType });
    return taken;
  } finally {
    await file.remove();
  }
}

/** What would be taken in, without keeping it. The same errors while it is received. */
export async function hashSource(
  ctx: Context,
  source: PictureSource,
): Promise<Pick<Taken, 'sha256' | 'byteSize'>> {
  const { maxUploadBytes: maxBytes } = ctx.config;
  return ctx.freeSpace.use(maxBytes, async () => {
    const { remove, sha256, byteSize } = await receiveFile(source, { directory: ctx.tempDir, maxBytes });
    await remove();
    return { sha256, byteSize };
  });
}

/** The row of the stored bytes, which the image counts as its original. */
export async function saveTaken(ctx: Context, image: Image, taken: Taken): Promise<void> {
  const { mimeType, byteSize } = taken;
  await saveObject(ctx, image, { key: originalKey(taken), mimeType, byteSize });
}

/** Deletes the bytes again after the transaction that was to write their rows did not, or has thrown `error`, if it refused to. */
export async function dropRefused(ctx: Context, taken: Taken, error?: unknown): Promise<void> {
  const key = originalKey(taken);
  await (error === undefined ? dropObject(ctx, key) : dropRefusedObject(ctx, key, error));
}

export function createPrefix(): string {
  return randomBytes(16).toString('hex');
}

export function incompleteUpload(expected: number, actual: number): AppError {
  return new AppError(
    'UPLOAD_INCOMPLETE',
    `Expected ${expected} bytes to have been PUT. There are ${actual}.`,
    { params: { expected, actual }, isRetryable: true },
  );
}
