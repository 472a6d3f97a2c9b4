import type { Response } from 'express';
import type { AnyContext } from '../../context/context.ts';

/** Nothing in a stored file may run, whatever it says it is. */
const sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** From the `Date` that is set beside them: Node's own would be of when the storage has answered. */
export function secondsTo(date: Date, nowMs: number): number {
  return Math.max(0, Math.floor((date.getTime() - nowMs) / 1000));
}

/** The bytes of a stored object, with ETag, Range, HEAD and 304. */
export async function sendObject(
  { storage }: Pick<AnyContext, 'storage'>,
  key: string,
  res: Response,
): Promise<void> {
  await storage.withFile(key, (path) => sendFile(res, path));
}

/** The same of a file. */
export function sendFile(res: Response, path: string): Promise<void> {
  res.set({ 'Content-Security-Policy': sandbox, 'Cross-Origin-Resource-Policy': 'cross-origin' });
  return new Promise((resolve, reject) =>
    res.sendFile(path, { dotfiles: 'allow', cacheControl: false }, (error) => {
      // Who stops reading has what they wanted, or goes.
      if (!error || res.headersSent || res.destroyed) resolve();
      else reject(error);
    }),
  );
}
