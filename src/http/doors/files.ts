import express, { type Request, type Response, type Router } from 'express';
import type { Contexts, SystemContext } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { isGone } from '../../schema/life.ts';
import { findServedObject } from '../../services/keeping/served-object.ts';
import { earliest } from '../../services/list/instant.ts';
import { findPublicRendition } from '../../services/rendition/rendition.ts';
import { verifyFileUrl } from '../../tools/signing/signed-url.ts';
import { readKey, readQuery, refuseLink } from './link.ts';
import { secondsTo, sendObject } from './send-object.ts';

/** Then caches ask again, and are told in a few bytes that it is the same, or that it is public no more. */
const longestCacheSeconds = 86_400;

/**
 * `GET /files/<key>?…`: the disk storage's own signed URLs, with ETag, Range, HEAD and 304. 403 for a signature that is
 * not ours, 410 from the second the URL or its image has ended, 404 for what was never there or is purged. Without a
 * signature it gives renditions of public images, from any storage, for a CDN to keep.
 */
export function createFilesRouter(contexts: Contexts): Router {
  const router = express.Router();
  router.get('/*key', async (req, res) => {
    const ctx = contexts.forSystem();
    await (readQuery(req).has('signature') ? sendSigned(ctx, req, res) : sendPublic(ctx, req, res));
  });
  return router;
}

async function sendSigned(ctx: SystemContext, req: Request, res: Response): Promise<void> {
  const key = readKey(req);
  const nowMs = ctx.now().getTime();
  const verdict = verifyFileUrl(key, readQuery(req), await ctx.readSecrets(), { nowMs });
  if (!verdict.isValid) return refuseLink(res, verdict.reason);
  const { mimeType, downloadAs, expiresAt, via } = verdict.claims;
  const object = await findServedObject(ctx, key, via);
  if (!object) throw new AppError('NOT_FOUND', 'There is no such file.');
  if (object.isGone) throw new AppError('GONE', 'The file has ended or was deleted.');
  const endsAt = earliest(expiresAt, object.endsAt) as Date;
  if (downloadAs) res.attachment(downloadAs);
  res.set({
    'Content-Type': mimeType,
    Date: new Date(nowMs).toUTCString(),
    'Cache-Control': `private, max-age=${secondsTo(endsAt, nowMs)}, immutable`,
  });
  await sendObject(ctx, key, res);
}

async function sendPublic(ctx: SystemContext, req: Request, res: Response): Promise<void> {
  const found = await findPublicRendition(ctx, readKey(req));
  if (!found) return refuseLink(res, 'BAD_SIGNATURE');
  const { rendition, image } = found;
  const nowMs = ctx.now().getTime();
  if (isGone(image, new Date(nowMs))) return refuseLink(res, 'EXPIRED');
  // The same from every server, as what is behind a key never changes.
  res.set({
    ETag: `"${rendition.key.split('/').at(-1)}"`,
    'Last-Modified': rendition.createdAt.toUTCString(),
  });
  const maxAge = Math.min(
    longestCacheSeconds,
    image.expiresAt ? secondsTo(image.expiresAt, nowMs) : longestCacheSeconds,
  );
  res.set({
    'Content-Type': rendition.mimeType,
    Date: new Date(nowMs).toUTCString(),
    'Cache-Control': `public, max-age=${maxAge}`,
  });
  if (req.fresh) return void res.status(304).end();
  if (req.method === 'HEAD') return void res.set('Content-Length', `${rendition.byteSize}`).end();
  await sendObject(ctx, rendition.key, res);
}
