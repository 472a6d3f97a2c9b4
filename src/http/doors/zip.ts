import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { ZipFile } from 'yazl';
import type { Context } from '../../context/context.ts';
import type { DownloadEntry } from '../../services/download/download.ts';

/** A zip of these files, whose length is said before. */
export async function sendZip(ctx: Context, entries: DownloadEntry[], res: Response): Promise<void> {
  const { zip, add, send } = openZip(ctx, res);
  for (const entry of entries) add(entry);
  endZip(zip, entries, (byteSize) => res.set('Content-Length', `${byteSize}`));
  await send();
}

/** The same of as many as there are: a page is asked for when the one before has been read. */
export async function sendZipOfPages(
  ctx: Context,
  pages: AsyncIterable<DownloadEntry[]>,
  res: Response,
): Promise<void> {
  const { zip, add, send } = openZip(ctx, res);
  const closed = once(res, 'close');
  const addAll = async () => {
    for await (const page of pages) await Promise.race([Promise.all(page.map(add)), closed]);
    zip.end();
  };
  addAll().catch((error) => zip.emit('error', error));
  await send();
}

function openZip({ storage, log }: Context, res: Response) {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let file: Readable | null = null;
  output.once('close', () => file?.destroy());
  zip.on('error', (error: Error) => output.destroy(error));

  /** Resolves when its turn has come; they are read one after the other. */
  function add({ name, key, byteSize, modifiedAt }: DownloadEntry): Promise<void> {
    return new Promise((resolve) => {
      zip.addReadStreamLazy(name, { size: byteSize, compress: false, mtime: modifiedAt }, async (take) => {
        resolve();
        try {
          file = await storage.read(key);
          if (output.destroyed) file.destroy();
          else take(null, file);
        } catch (error) {
          output.destroy(error as Error);
        }
      });
    });
  }

  async function send(): Promise<void> {
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

  return { zip, add, send };
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
