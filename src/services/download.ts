import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import type { Context } from '../context.ts';
import { AppError, badInput } from '../errors.ts';
import { Download } from '../schema/download.ts';
import { Image } from '../schema/image.ts';
import { Rendition } from '../schema/rendition.ts';
import { requireViewer } from './access.ts';
import { aliveImage } from './image-state.ts';
import { formats } from './imaging/formats.ts';
import { signFileUrl } from './storage/signed-url.ts';
import { resolveUrl } from './url.ts';

const maxRenditions = 1000;
const lifeMs = 3_600_000;

interface Found {
  rendition: Rendition;
  image: Image;
}

/** A URL under which the server zips those of the viewer's renditions that are there; NOT_FOUND if none is. */
export async function createDownload(
  ctx: Context,
  renditionIds: string[],
): Promise<{ url: URL; expiresAt: Date }> {
  const { accountId } = requireViewer(ctx);
  const ids = [...new Set(renditionIds)];
  if (ids.length < 1 || ids.length > maxRenditions)
    throw badInput('renditionIds', `1 to ${maxRenditions} ids`, `${ids.length}`);
  const found = await findRenditions(ctx, ids);
  if (found.length === 0)
    throw new AppError(
      'NOT_FOUND',
      `Expected renditions of yours that are there. None of ${ids.length} is.`,
      {
        params: { argument: 'renditionIds' },
      },
    );
  const ends = found.map(({ image }) => image.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const endMs = Math.min(Date.now() + lifeMs, ...ends);
  const expiresAt = new Date(Math.floor(endMs / 1000) * 1000);
  const id = randomBytes(16).toString('hex');
  await ctx.em.persist(ctx.em.create(Download, { id, accountId, renditionIds: ids, expiresAt })).flush();
  const claims = { key: id, mimeType: 'application/zip', downloadAs: 'pictures.zip', expiresAt };
  const url = signFileUrl('/downloads', claims, await ctx.readSecrets(), 'GET download');
  return { url: resolveUrl(ctx, url), expiresAt };
}

/** In the order of `ids`; those that are gone are left out. */
async function findRenditions(ctx: Context, ids: string[]): Promise<Found[]> {
  const renditions = await ctx.em.find(Rendition, { id: { $in: ids } });
  const imageIds = [...new Set(renditions.map(({ imageId }) => imageId))];
  const images = await ctx.em.find(Image, { id: { $in: imageIds }, ...aliveImage() });
  const imageById = new Map(images.map((image) => [image.id, image]));
  const renditionById = new Map(renditions.map((rendition) => [rendition.id, rendition]));
  return ids.flatMap((id) => {
    const rendition = renditionById.get(id);
    const image = rendition && imageById.get(rendition.imageId);
    return rendition && image ? [{ rendition, image }] : [];
  });
}

export interface DownloadEntry {
  /** Name in the zip; no two are the same. */
  name: string;
  key: string;
  byteSize: number;
  modifiedAt: Date;
}

/** What is in the zip now: what was deleted since it was asked for is left out. Empty if nothing is left. */
export async function listDownload(ctx: Context, id: string): Promise<DownloadEntry[]> {
  const download = await ctx.em.findOne(Download, { id });
  const found = download ? await findRenditions(ctx, download.renditionIds) : [];
  const taken = new Set<string>();
  return found.map(({ rendition: { key, byteSize, mimeType, createdAt }, image }) => ({
    name: findFreeName(image.filename, extensionOf(mimeType), taken),
    key,
    byteSize,
    modifiedAt: createdAt,
  }));
}

/** `photo.webp` for `photo.jpg`; `photo (2).webp` if there is one. Systems that unpack may not tell cases apart. */
function findFreeName(filename: string, extension: string, taken: Set<string>): string {
  const base = filename.slice(0, filename.length - extname(filename).length) || 'image';
  for (let count = 1; ; count++) {
    const name = `${base}${count > 1 ? ` (${count})` : ''}.${extension}`;
    const folded = name.normalize('NFC').toLowerCase();
    if (taken.has(folded)) continue;
    taken.add(folded);
    return name;
  }
}

function extensionOf(mimeType: string): string {
  return Object.values(formats).find((format) => format.mimeType === mimeType)?.extension ?? 'bin';
}
