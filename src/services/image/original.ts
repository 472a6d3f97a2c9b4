import { randomBytes } from 'node:crypto';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import type { Image } from '../../schema/image.ts';
import type { ReceivedFile } from '../../tools/temp-file/receive-file.ts';
import { resolveUrl, type UrlRequest, urlOptions } from '../access/url.ts';
import { lockAccount } from '../account/quota.ts';
import { dropObject, saveObject } from '../keeping/stored-object.ts';

/** What an image knows of its bytes once they are there. */
export type Original = Pick<Image, 'prefix' | 'mimeType' | 'width' | 'height' | 'byteSize' | 'sha256'>;

export function createPrefix(): string {
  return randomBytes(16).toString('hex');
}

export function originalKey({ prefix }: Pick<Image, 'prefix'>): string {
  return `${prefix}/original`;
}

/**
 * Inspects the file, moves it in under a prefix of its own, and lets `write` make its rows in a transaction that holds
 * the account's lock. Bytes before rows: a row never points at nothing. If `write` refuses, the bytes are deleted again.
 */
export async function storeOriginal<T>(
  ctx: Context,
  { path, byteSize, sha256 }: ReceivedFile,
  write: (inner: Context, original: Original) => Promise<{ image: Image } & T>,
): Promise<{ image: Image } & T> {
  const { mimeType, width, height } = await ctx.imaging.inspect(path, { quick: true });
  const original = { prefix: createPrefix(), mimeType, width, height, byteSize, sha256 };
  const key = originalKey(original);
  await ctx.storage.putFile(key, path, { mimeType });
  let isRefused = false;
  try {
    return await inTransaction(ctx, async (inner) => {
      await lockAccount(inner);
      try {
        const written = await write(inner, original);
        await saveObject(inner, written.image, { key, mimeType, byteSize });
        return written;
      } catch (error) {
        isRefused = true;
        throw error;
      }
    });
  } catch (error) {
    // Of a failing commit nobody knows whether it was written; if not, the sweep finds the object.
    if (isRefused) await dropObject(ctx, key);
    throw error;
  }
}

/** An absolute URL of the original that ends no later than the image; null until it is READY. */
export async function signOriginal(ctx: Context, image: Image, request: UrlRequest): Promise<URL | null> {
  if (image.state !== 'READY' || !image.mimeType) return null;
  const url = await ctx.storage.signUrl(originalKey(image), {
    ...urlOptions(request, image.filename),
    mimeType: image.mimeType,
    expiresAt: image.expiresAt,
  });
  return resolveUrl(ctx, url);
}
