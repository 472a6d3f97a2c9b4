import type { Context } from '../../context/context.ts';
import type { LinkScope } from '../../context/scope.ts';
import type { Gallery, GalleryAccess } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';

/** What who asks may do in a gallery that they have found. */
export async function readAccess(ctx: Context, gallery: Gallery): Promise<GalleryAccess> {
  if (ctx.scope.kind !== 'link')
    return {
      isOwner: true,
      canSee: true,
      canGetOriginals: true,
      canUpload: true,
      imagesLeft: null,
      bytesLeft: null,
      maxImageBytes: null,
      endsAt: gallery.expiresAt,
    };
  const { canSee, canGetOriginals, canUpload, endsAt } = ctx.scope;
  return { isOwner: false, canSee, canGetOriginals, canUpload, endsAt, ...(await readRoom(ctx, ctx.scope)) };
}

type Room = Pick<GalleryAccess, 'imagesLeft' | 'bytesLeft' | 'maxImageBytes'>;

async function readRoom({ em }: Context, { linkId, canUpload }: LinkScope): Promise<Room> {
  const link =
    linkId && canUpload ? await em.findOne(GalleryLink, { id: linkId }, { filters: { owned: false } }) : null;
  if (!link) return { imagesLeft: null, bytesLeft: null, maxImageBytes: null };
  const left = (most: number | null, used: number) => (most === null ? null : Math.max(0, most - used));
  return {
    imagesLeft: left(link.maxImages, link.usedImages),
    bytesLeft: left(link.maxBytes, link.usedBytes),
    maxImageBytes: link.maxImageBytes,
  };
}
