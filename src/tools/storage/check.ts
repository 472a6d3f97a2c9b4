import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Storage } from './storage.ts';
import { unavailable } from './storage-error.ts';

/** Writes, reads and deletes a small object. Throws SERVICE_UNAVAILABLE with what failed as its detail. */
export async function checkStorage(storage: Pick<Storage, 'put' | 'read' | 'delete'>): Promise<void> {
  const key = `check/${randomUUID()}`;
  const bytes = Buffer.from(key);
  await storage.put(key, bytes, { mimeType: 'application/octet-stream' });
  const came = await buffer(await storage.read(key));
  await storage.delete([key]);
  if (!came.equals(bytes))
    throw unavailable(
      `The storage gave back other bytes than it was given: ${came.length} for ${bytes.length}.`,
    );
}
