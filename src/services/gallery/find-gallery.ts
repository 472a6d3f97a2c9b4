import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import { Gallery } from '../../schema/gallery.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { findDoor } from '../link/find-door.ts';

/** What a slug opens to whoever has entered by it; to the owner by any slug of it. */
export async function findGallery(ctx: Context, slug: string): Promise<Gallery | null> {
  if (ctx.scope.kind === 'link') return ctx.em.findOne(Gallery, { id: ctx.scope.galleryId });
  const door = await findDoor(ctx, slug);
  return door && 'gallery' in door ? ctx.em.findOne(Gallery, { id: door.gallery.id }) : null;
}

/** The one of the address, or of the id; NOT_FOUND for none. */
export async function requireGallery(
  ctx: Context,
  { id, slug }: { id?: string | null; slug?: string | null },
): Promise<Gallery> {
  if ((id == null) === (slug == null)) throw badInput('id', 'given or else slug', 'both or neither');
  if (slug != null) {
    const gallery = await findGallery(ctx, slug);
    if (gallery) return gallery;
    throw new AppError('NOT_FOUND', 'There is no such gallery.', { params: { argument: 'slug' } });
  }
  requireOwner(ctx);
  return requireNode(ctx, 'Gallery', id ?? '');
}
