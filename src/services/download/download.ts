import { randomBytes } from 'node:crypto';
import { doorPaths } from '../../config/door-path.ts';
import type { Context, SystemContext } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, badInput } from '../../errors.ts';
import { Download } from '../../schema/download.ts';
import { signFileUrl } from '../../tools/signing/signed-url.ts';
import { requireOwner } from '../access/require-owner.ts';
import { resolveUrl } from '../access/url.ts';
import { checkQuota, lockAccount } from '../account/quota.ts';
import { splitFileName } from './file-name.ts';
import { findFiles } from './find-files.ts';

export const maxDownloadRenditions = 1000;
export const downloadLifeMs = 3_600_000;

/** A URL under which the server zips those of the viewer's renditions that are there; NOT_FOUND if none is. */
export async function createDownload(
  ctx: Context,
  renditionIds: string[],
): Promise<{ url: URL; expiresAt: Date }> {
  const accountId = requireOwner(ctx);
  const ids = [...new Set(renditionIds)];
  if (ids.length < 1 || ids.length > maxDownloadRenditions)
    throw badInput('renditionIds', `1 to ${maxDownloadRenditions} ids`, `${ids.length}`);
  const found = await findFiles(ctx, ids);
  if (found.length === 0)
    throw new AppError(
      'NOT_FOUND',
      `Expected renditions of yours that are there. None of ${ids.length} is.`,
      {
        params: { argument: 'renditionIds' },
      },
    );
  const ends = found.map(({ expiresAt }) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const endMs = Math.min(ctx.now().getTime() + downloadLifeMs, ...ends);
  const expiresAt = new Date(Math.floor(endMs / 1000) * 1000);
  const id = randomBytes(16).toString('hex');
  const foundIds = found.map((file) => file.id);
  await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    const kept = await inner.em.count(Download, { expiresAt: { $gt: ctx.now() } });
    checkQuota('downloads', 'downloads that have not ended', kept + 1, inner.config.maxDownloads);
    const row = inner.em.create(Download, { id, accountId, renditionIds: foundIds, expiresAt });
    await inner.em.persist(row).flush();
  });
  const claims = { key: id, mimeType: 'application/zip', downloadAs: 'pictures.zip', expiresAt };
  const url = signFileUrl(doorPaths.downloads, claims, await ctx.readSecrets(), { use: 'GET download' });
  return { url: resolveUrl(ctx, url), expiresAt };
}

export interface DownloadEntry {
  /** Name in the zip; no two are the same. */
  name: string;
  key: string;
  byteSize: number;
  modifiedAt: Date;
}

/** Whose download it is; null for one that has ended. */
export async function findDownload(ctx: SystemContext, id: string): Promise<Download | null> {
  return ctx.em.findOne(Download, { id });
}

/** What is in the zip now: what was deleted since it was asked for is left out. Empty if nothing is left. */
export async function listDownload(ctx: Context, { renditionIds }: Download): Promise<DownloadEntry[]> {
  const nameFile = createNamer();
  return (await findFiles(ctx, renditionIds)).map(({ filename, mimeType, key, byteSize, createdAt }) => ({
    name: nameFile(filename, mimeType),
    key,
    byteSize,
    modifiedAt: createdAt,
  }));
}

/** Gives `photo.webp` for `photo.jpg`, then `photo (2).webp`. Systems that unpack may not tell cases apart. */
export function createNamer(): (filename: string, mimeType: string) => string {
  const counts = new Map<string, number>();
  const take = (name: string): number => {
    const folded = name.normalize('NFC').toLowerCase();
    const count = (counts.get(folded) ?? 0) + 1;
    counts.set(folded, count);
    return count;
  };
  return (filename, mimeType) => {
    const { base, extension } = splitFileName(filename, mimeType);
    for (;;) {
      const count = take(`${base}.${extension}`);
      // "photo (2)" may be the name of another picture.
      const numbered = `${base} (${count}).${extension}`;
      if (count === 1) return `${base}.${extension}`;
      if (take(numbered) === 1) return numbered;
    }
  };
}
