import express, { type Response, type Router } from 'express';
import type { Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import {
  createPictureServer,
  type FoundPicture,
  findPicture,
  type ServedPicture,
} from '../../services/mask/mask-picture.ts';
import { type FileClaims, verifyFileUrl } from '../../tools/signing/signed-url.ts';
import { readKey, readQuery, refuseLink } from './link.ts';
import { secondsTo, sendFile, sendObject } from './send-object.ts';

/**
 * `GET /masks/<mask>/<version>/<format>/<width>?…`: a mask as a file, made when it is first read and then kept. A store that
 * serves its own objects is redirected to. 403 and 410 as at `/files`, 410 too once it or its image is gone.
 */
export function createMasksRouter(contexts: Contexts): Router {
  const router = express.Router();
  const serve = createPictureServer();
  router.get('/*key', async (req, res) => {
    const system = contexts.forSystem();
    const key = readKey(req);
    const nowMs = system.now().getTime();
    const secrets = await system.readSecrets();
    const verdict = verifyFileUrl(key, readQuery(req), secrets, { use: 'GET mask', nowMs });
    if (!verdict.isValid) return refuseLink(res, verdict.reason);
    const found = await findPicture(contexts, key);
    if (!found) throw gone();
    await serve(found, async (served) => {
      // Whoever has gone by their turn would take the time of one who has not.
      if (!res.closed) await sendPicture(found, served, verdict.claims, res);
    }).catch((error) => {
      const isGone = error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'GONE');
      throw isGone ? gone() : error;
    });
  });
  return router;
}

const gone = () => new AppError('GONE', 'This mask, or its image, has ended or was deleted.');

async function sendPicture(
  { ctx }: FoundPicture,
  served: ServedPicture,
  { mimeType, downloadAs, expiresAt }: FileClaims,
  res: Response,
): Promise<void> {
  if ('key' in served && ctx.storage.origins.length > 0) {
    const options = { mimeType, expiresAt, ...(downloadAs && { downloadAs }) };
    const url = await ctx.storage.signUrl(served.key, options);
    return res.set('Cache-Control', 'no-store').redirect(302, url);
  }
  const nowMs = ctx.now().getTime();
  if (downloadAs) res.attachment(downloadAs);
  res.set({
    'Content-Type': mimeType,
    Date: new Date(nowMs).toUTCString(),
    'Cache-Control': `private, max-age=${secondsTo(expiresAt, nowMs)}, immutable`,
  });
  await ('key' in served ? sendObject(ctx, served.key, res) : sendFile(res, served.path));
}
