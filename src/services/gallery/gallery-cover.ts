import type { Context } from '../../context/context.ts';
import type { Gallery } from '../../schema/gallery.ts';
import type { Image } from '../../schema/image.ts';
import { findIds } from './list-gallery-images.ts';

/** The chosen image if it is still there and in it, else the first of its order; null for what shows none. */
export async function findCover(ctx: Context, gallery: Gallery): Promise<Image | null> {
  const chosen = gallery.coverId === null ? null : await ctx.loaders.image.load(gallery.coverId);
  if (chosen?.galleryId === gallery.id) return chosen;
  const first = await findFirst(ctx, gallery);
  return first === null ? null : ctx.loaders.image.load(first);
}

async function findFirst(ctx: Context, gallery: Gallery): Promise<string | null> {
  const { id, sort } = gallery;
  // Only its owner lists galleries, of which all are looked for at once.
  if (ctx.scope.kind !== 'link') return ctx.loaders.firstImageId.load({ galleryId: id, sort });
  const [first = null] = await findIds(ctx, gallery, { limit: 1, behind: null });
  return first;
}

/** Of those that who asks can see. What has ended and is not hidden yet does not count. */
export async function countImages(ctx: Context, gallery: Gallery): Promise<number> {
  const { scope } = ctx;
  if (scope.kind === 'link' && !scope.canSee) return 0;
  const ended = await ctx.loaders.endedIn.load(gallery.id);
  const all = gallery.allImages - (ended?.images ?? 0);
  return scope.kind === 'link' ? all - (gallery.awaitingImages - (ended?.awaiting ?? 0)) : all;
}
