import { doorPaths } from '../../../config/door-path.ts';
import type { Context, Contexts } from '../../../context/context.ts';
import { ofKeptAccount } from '../../../schema/account.ts';
import { Wishlist } from '../../../schema/wishlist.ts';
import type { ExportFormat, ExportWishlistInput } from '../../../schema/wishlist-file-input.ts';
import { type FileClaims, signFileUrl } from '../../../tools/signing/signed-url.ts';
import { requireNode } from '../../access/find-node.ts';
import { resolveUrl } from '../../access/url.ts';
import { findCollage } from '../../collage/find-collage.ts';
import { nearestAspect } from '../../collage/nearest-aspect.ts';
import { earliest } from '../../list/instant.ts';

const lifeMs = 3_600_000;

const types: Record<ExportFormat, string> = {
  HTML: 'text/html; charset=utf-8',
  JSON: 'application/json; charset=utf-8',
  CSV: 'text/csv; charset=utf-8',
};

/** A URL under which the file is made while it is read, as it is by then. */
export async function exportWishlist(
  ctx: Context,
  { wishlistId, format, aspect }: ExportWishlistInput,
): Promise<{ url: URL; expiresAt: Date }> {
  const wishlist = await requireNode(ctx, 'Wishlist', wishlistId);
  // Whoever reads it finds it laid out.
  if (format === 'HTML') await findCollage(ctx, wishlist, aspect);
  const latest = new Date(ctx.now().getTime() + lifeMs);
  const end = earliest(latest, wishlist.expiresAt) as Date;
  const expiresAt = new Date(Math.floor(end.getTime() / 1000) * 1000);
  const extension = format.toLowerCase();
  const claims: FileClaims = {
    key: `${wishlist.id}/${extension}/${nearestAspect(aspect).toFixed(4)}`,
    mimeType: types[format],
    downloadAs: `${wishlist.title}.${extension}`,
    expiresAt,
  };
  const url = signFileUrl(doorPaths.exports, claims, await ctx.readSecrets(), { use: 'GET download' });
  return { url: resolveUrl(ctx, url), expiresAt };
}

export interface Exported {
  /** In the name of its owner. */
  ctx: Context;
  wishlist: Wishlist;
  format: ExportFormat;
  aspect: number;
}

/** What a URL of `exportWishlist` is of; null once it is gone. Expects its signature to be good. */
export async function findExported(
  contexts: Contexts,
  key: string,
  { baseUrl }: Pick<Context, 'baseUrl'>,
): Promise<Exported | null> {
  const [id = '', extension = '', aspect] = key.split('/');
  const found = await contexts.forSystem().em.findOne(Wishlist, { id, ...ofKeptAccount });
  if (!found) return null;
  const ctx = { ...contexts.forAccount(found.accountId), baseUrl };
  const wishlist = await ctx.em.findOne(Wishlist, { id });
  const format = extension.toUpperCase() as ExportFormat;
  return wishlist && { ctx, wishlist, format, aspect: nearestAspect(Number(aspect)) };
}
