import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import type { Gallery } from '../../schema/gallery.ts';
import { GalleryLink } from '../../schema/gallery-link.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the links of one of the viewer's galleries, newest first, revoked ones as long as their rows are there. */
export function listGalleryLinks(
  ctx: Context,
  { id: galleryId }: Gallery,
  page: PageRequest,
): Promise<Connection<GalleryLink>> {
  return readPage(ctx, GalleryLink, { galleryId }, page);
}
