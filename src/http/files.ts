import express, { type Router } from 'express';
import type { Contexts } from '../context.ts';
import { AppError } from '../errors.ts';
import { verifyFileUrl } from '../services/storage/signed-url.ts';
import { findObject } from '../services/stored-object.ts';

/** Nothing in a stored file may run, whatever it says it is. */
const sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * `GET /files/<key>?…`: the disk storage's own signed URLs, with ETag, Range, HEAD and 304. 403 for a signature that is
 * not ours, 410 from the second the URL or its image has ended, 404 for what was never there or is purged.
 */
export function createFilesRouter(contexts: Contexts): Router {
  const router = express.Router();
  router.get('/*key', async (req, res, next) => {
    const ctx = contexts.forSystem();
    const key = (req.params.key as unknown as string[]).join('/');
    const query = new URLSearchParams(req.url.split('?')[1] ?? '');
    const verdict = verifyFileUrl(key, query, await ctx.readSecrets());
    if (!verdict.isValid) {
      const gone = verdict.reason === 'EXPIRED';
      return res
        .status(gone ? 410 : 403)
        .type('text')
        .send(gone ? 'This link has expired.\n' : 'This link is not valid.\n');
    }
    const object = await findObject(ctx, key);
    if (!object) throw new AppError('NOT_FOUND', 'There is no such file.');
    if (object.deletedAt) throw new AppError('GONE', 'The file was deleted.');
    const { claims } = verdict;
    const secondsLeft = Math.max(0, Math.floor((claims.expiresAt.getTime() - Date.now()) / 1000));
    if (claims.downloadAs) res.attachment(claims.downloadAs);
    res.set({
      'Content-Type': claims.mimeType,
      'Content-Security-Policy': sandbox,
      'Cache-Control': `private, max-age=${secondsLeft}, immutable`,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    await ctx.storage.withFile(key, (path) => sendFile(res, path)).catch(next);
  });
  return router;
}

function sendFile(res: express.Response, path: string): Promise<void> {
  return new Promise((resolve, reject) =>
    res.sendFile(path, { dotfiles: 'allow', cacheControl: false }, (error) => {
      // Whoever stops reading half way has what he wanted.
      if (!error || res.headersSent) resolve();
      else reject(error);
    }),
  );
}
