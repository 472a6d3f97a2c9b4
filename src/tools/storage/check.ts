import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Driver, Probe } from './driver.ts';
import { unavailable } from './storage-error.ts';

/** Writes, reads and deletes a small object. Throws what the backend does, or SERVICE_UNAVAILABLE if other bytes come back. */
export async function checkDriver({ probe, ...driver }: Driver): Promise<void> {
  await (probe ? within(probe.timeoutMs, tryObject(probe.driver)) : tryObject(driver));
}

async function tryObject(driver: Probe): Promise<void> {
  const key = `check/${randomUUID()}`;
  const bytes = Buffer.from(key);
  await driver.put(key, bytes, 'application/octet-stream');
  const stream = await driver.read(key);
  const came = stream ? await buffer(stream) : Buffer.alloc(0);
  await driver.delete([key]);
  if (!came.equals(bytes))
    throw unavailable(
      `The storage gave back other bytes than it was given: ${came.length} for ${bytes.length}.`,
    );
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  AbortSignal.timeout(timeoutMs).addEventListener('abort', () => {
    reject(Object.assign(new Error(`Not done within ${timeoutMs} ms`), { name: 'TimeoutError' }));
  });
  return Promise.race([work, late]);
}
