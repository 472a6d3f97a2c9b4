import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Router } from 'express';
import type { Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { openResult } from '../../services/batch/result.ts';
import { verifyFileUrl } from '../../tools/signing/signed-url.ts';
import { readOrigin } from '../caller.ts';
import { readKey, readQuery, refuseLink } from './link.ts';

/**
 * `GET /results/<batch>/<format>?…`: the rows of a batch with what has become of them, made while it is read: of a hundred thousand
 * few are ever in memory. 403 and 410 as at `/files`, 410 too for a batch that has ended. What fails on the way breaks the
 * answer off.
 */
export function createResultsRouter(contexts: Contexts): Router {
  const router = express.Router();
  router.get('/*key', async (req, res) => {
    const key = readKey(req);
    const system = contexts.forSystem();
    const nowMs = system.now().getTime();
    const secrets = await system.readSecrets();
    const verdict = verifyFileUrl(key, readQuery(req), secrets, { use: 'GET download', nowMs });
    if (!verdict.isValid) return refuseLink(res, verdict.reason);
    const { mimeType, downloadAs } = verdict.claims;
    await system.downloadLimit.run(key, async () => {
      const pieces = await openResult(contexts, key, readOrigin(req, system.config));
      if (!pieces) throw new AppError('GONE', 'This batch has expired or was deleted.');
      if (res.closed) return;
      res.attachment(downloadAs ?? undefined);
      res.set({ 'Content-Type': mimeType, 'Cache-Control': 'no-store' });
      if (req.method === 'HEAD') return void res.end();
      await pipeline(Readable.from(pieces), res).catch((error) => {
        if (!res.destroyed || !req.destroyed) system.log.warn({ event: 'result.broken_off', err: error });
      });
    });
  });
  return router;
}
