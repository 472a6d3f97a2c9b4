import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Response, type Router } from 'express';
import { ZipFile } from 'yazl';
import type { Context, Contexts } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { type DownloadEntry, findDownload, listDownload } from '../../services/download/download.ts';
import { verifyFileUrl } from '../../tools/signing/signed-url.ts';
import { readKey, readQuery, refuseLink } from './link.ts';

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
    const verdict = verifyFileUrl(id, readQuery(req), await system.readSecrets(), { use: 'GET download' });
    if (!verdict.isValid) return refuseLink(res, verdict.reason);
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

function gone(): AppError {
  return new AppError('GONE', 'The pictures of this download were deleted.');
}

async function sendZip({ storage, log }: Context, entries: DownloadEntry[], res: Response): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let file: Readable | null = null;
  output.once('close', () => file?.destroy());
  // Called for one after the other, when its turn comes.
  for (const { name, key, byteSize, modifiedAt } of entries)
    zip.addReadStreamLazy(name, { size: byteSize, compress: false, mtime: modifiedAt }, async (take) => {
      try {
        file = await storage.read(key);
        if (output.destroyed) file.destroy();
        else take(null, file);
      } catch (error) {
        output.destroy(error as Error);
      }
    });
  zip.on('error', (error: Error) => output.destroy(error));
  endZip(zip, entries, (byteSize) => res.set('Content-Length', `${byteSize}`));
  try {
    if (res.req.method === 'HEAD') res.end();
    else await pipeline(output, res);
  } catch (error) {
    // Who stops reading half way is no failure of ours.
    if (!isBrokenOff(error)) log.warn({ event: 'download.failed', err: error });
  } finally {
    output.destroy();
  }
}

/** An entry takes at most so many bytes of the directory at the end, and its name. */
const directoryEntryBytes = 100;

/** Its types leave out that the length is told, at once, where all sizes are known. */
function endZip(zip: ZipFile, entries: DownloadEntry[], onLength: (byteSize: number) => void): void {
  const directoryBytes = entries.reduce(
    (sum, { name }) => sum + directoryEntryBytes + Buffer.byteLength(name),
    0,
  );
  // From 64 KB of directory on the library counts the large ending of a zip, and writes it only from 4 GB on: 76 bytes too
  // many are promised. Where it is told to write it, both agree.
  const options = { forceZip64Format: directoryBytes >= 0xffff };
  (zip.end as (options: object, onLength: (byteSize: number) => void) => void).call(zip, options, onLength);
}

function isBrokenOff(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
}
