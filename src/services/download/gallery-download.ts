import { doorPaths } from '../../config/door-path.ts';
import type { Context, Contexts, SystemContext } from '../../context/context.ts';
import { enterScope } from '../../context/enter-scope.ts';
import { AppError, badInput } from '../../errors.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import type { DownloadFiles, GalleryDownloadInput } from '../../schema/download.ts';
import { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { type FileClaims, signFileUrl } from '../../tools/signing/signed-url.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { resolveUrl } from '../access/url.ts';
import { readVia, writeVia } from '../access/via.ts';
import { findIds } from '../gallery/list-gallery-images.ts';
import { scopeOf } from '../link/enter-by-link.ts';
import { isDoorClosed } from '../link/find-door.ts';
import { earliest } from '../list/instant.ts';
import { type DownloadEntry, downloadLifeMs } from './download.ts';
import { listGalleryFiles } from './list-gallery-files.ts';

/**
 * A URL under which the server zips what who asks can see of a gallery. All it says is in its signature, so there is no row of
 * it; what it was given through is looked at again when it is read. NOT_FOUND if there is nothing to see, CONFLICT for
 * originals that the link does not give.
 */
export async function createGalleryDownload(
  ctx: Context,
  input: GalleryDownloadInput,
): Promise<{ url: URL; expiresAt: Date }> {
  const files = input.files ?? 'PREVIEWS';
  const gallery = await findGalleryOf(ctx, input);
  const { scope } = ctx;
  if (files === 'ORIGINALS' && scope.kind === 'link' && !scope.canGetOriginals)
    throw new AppError('CONFLICT', 'This address gives no originals.', {
      params: { argument: 'gallery.files' },
    });
  const isEmpty = (await findIds(ctx, gallery, { limit: 1, behind: null })).length === 0;
  if (isEmpty) throw new AppError('NOT_FOUND', 'There is no image to be seen in this gallery.');
  const latest = new Date(ctx.now().getTime() + downloadLifeMs);
  const end = earliest(latest, gallery.expiresAt, scope.kind === 'link' ? scope.endsAt : null) as Date;
  const expiresAt = new Date(Math.floor(end.getTime() / 1000) * 1000);
  const claims: FileClaims = {
    key: `${gallery.id}/${files.toLowerCase()}`,
    mimeType: 'application/zip',
    downloadAs: `${gallery.name}.zip`,
    expiresAt,
    via: scope.kind === 'link' ? writeVia(scope) : null,
  };
  const url = signFileUrl(doorPaths.downloads, claims, await ctx.readSecrets(), { use: 'GET download' });
  return { url: resolveUrl(ctx, url), expiresAt };
}

async function findGalleryOf(ctx: Context, { galleryId, link }: GalleryDownloadInput): Promise<Gallery> {
  if (link && galleryId != null) throw badInput('gallery.galleryId', 'given or else link', 'both');
  if (ctx.scope.kind === 'link') {
    const shown = await ctx.em.findOne(Gallery, { id: ctx.scope.galleryId });
    if (shown) return shown;
    throw new AppError('NOT_FOUND', 'This address opens no gallery.', {
      params: { argument: 'gallery.link' },
    });
  }
  requireOwner(ctx);
  if (galleryId == null) throw badInput('gallery.galleryId', 'given or else link', 'neither');
  return requireNode(ctx, 'Gallery', galleryId);
}

export interface GalleryZip {
  ctx: Context;
  pages: AsyncIterable<DownloadEntry[]>;
}

/** What such a URL gives now; null if its gallery, or what it was given through, has ended. It breaks off when they end. */
export async function findGalleryZip(
  contexts: Contexts,
  { key, via }: Pick<FileClaims, 'key' | 'via'>,
): Promise<GalleryZip | null> {
  const [galleryId = '', files = ''] = key.split('/');
  const entered = await enterAgain(contexts, galleryId, via);
  if (!entered) return null;
  const { ctx, gallery } = entered;
  const isOpen = async () => (await enterAgain(contexts, galleryId, via)) !== null;
  return { ctx, pages: listGalleryFiles(ctx, gallery, files.toUpperCase() as DownloadFiles, isOpen) };
}

async function enterAgain(
  contexts: Contexts,
  id: string,
  via: string | null | undefined,
): Promise<{ ctx: Context; gallery: Gallery } | null> {
  const system = contexts.forSystem();
  const gallery = await system.em.findOne(Gallery, { id, ...ofKeptAccount });
  if (!gallery) return null;
  const owner = contexts.forAccount(gallery.accountId);
  const ctx = via ? await enterVia(system, owner, gallery, via) : owner;
  return ctx && { ctx, gallery };
}

async function enterVia(
  { em, now }: SystemContext,
  owner: Context,
  gallery: Gallery,
  via: string,
): Promise<Context | null> {
  const { id, version } = readVia(via);
  const link = id === gallery.id ? null : await em.findOne(GalleryLink, { id, galleryId: gallery.id });
  if (id !== gallery.id && !link) return null;
  const isPrivate = !link && gallery.visibility === 'PRIVATE';
  if (isPrivate || isDoorClosed({ gallery, link }, now())) return null;
  const scope = scopeOf({ gallery, link }, link?.slug ?? gallery.slug, null);
  return scope.version === version ? enterScope(owner, scope) : null;
}
