import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../errors.ts';
import type { Storage } from './storage.ts';

/** Writes, reads and deletes a small object. Throws SERVICE_UNAVAILABLE saying what failed. */
export async function checkStorage(storage: Pick<Storage, 'put' | 'read' | 'delete'>): Promise<void> {
  const key = `check/${randomUUID()}`;
  const bytes = Buffer.from(key);
  await storage.put(key, bytes, { mimeType: 'application/octet-stream' });
  const came = await buffer(await storage.read(key));
  await storage.delete([key]);
  if (!came.equals(bytes)) {
    const message = `The storage gave back other bytes than it was given: ${came.length} for ${bytes.length}`;
    throw new AppError('SERVICE_UNAVAILABLE', message, { retryable: true });
  }
}
