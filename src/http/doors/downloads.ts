import express, { type Response, type Router } from 'express';
import type { Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { findDownload, listDownload } from '../../services/download/download.ts';
import { findGalleryZip } from '../../services/download/gallery-download.ts';
import { type FileClaims, verifyFileUrl } from '../../tools/signing/signed-url.ts';
import { readKey, readQuery, refuseLink } from './link.ts';
import { sendZip, sendZipOfPages } from './zip.ts';

/**
 * `GET /downloads/<id>?…`: a zip, written while it is read, so that it takes neither memory nor disk. Its length is
 * known before: pictures are not compressed again. 403 and 410 as at `/files`. If a file of it cannot be read, the
 * answer breaks off, which every client tells from a whole one by its length. 429 for the fifth reader of one link at
 * once, 503 where the server writes as many zips as it may: both say in Retry-After when to come again.
 */
export function createDownloadsRouter(contexts: Contexts): Router {
  const router = express.Router();
  router.get('/*key', async (req, res) => {
    const system = contexts.forSystem();
    const id = readKey(req);
    const nowMs = system.now().getTime();
    const use = 'GET download';
    const verdict = verifyFileUrl(id, readQuery(req), await system.readSecrets(), { use, nowMs });
    if (!verdict.isValid) return refuseLink(res, verdict.reason);
    if (id.includes('/')) return sendGallery(contexts, res, verdict.claims);
    // Counted before anything is asked for them: three hundred at once who are refused cost nothing but that.
    await system.downloadLimit.run(id, async () => {
      const download = await findDownload(system, id);
      if (!download) throw gone();
      // Whoever has gone by their turn would take the time of one who has not.
      if (res.closed) return;
      const ctx = contexts.forAccount(download.accountId);
      const entries = await listDownload(ctx, download);
      const [first] = entries;
      // A storage that is away is said while there is still a status to say it with.
      if (!first || !(await ctx.storage.stat(first.key))) throw gone();
      res.attachment(verdict.claims.downloadAs ?? undefined);
      res.set({ 'Content-Type': 'application/zip', 'Cache-Control': 'no-store' });
      await sendZip(ctx, entries, res);
    });
  });
  return router;
}

/** Of a gallery, whose members are looked for while it is written: nobody knows its length before. */
async function sendGallery(contexts: Contexts, res: Response, claims: FileClaims): Promise<void> {
  const system = contexts.forSystem();
  await system.downloadLimit.run(claims.via ?? claims.key, async () => {
    const zip = await findGalleryZip(contexts, claims);
    if (!zip) throw gone();
    if (res.closed) return;
    res.attachment(claims.downloadAs ?? undefined);
    res.set({ 'Content-Type': 'application/zip', 'Cache-Control': 'no-store' });
    await sendZipOfPages(zip.ctx, zip.pages, res);
  });
}

function gone(): AppError {
  return new AppError('GONE', 'The pictures of this download were deleted.');
}
