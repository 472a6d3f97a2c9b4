import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { Gallery } from '../../schema/gallery.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the viewer's galleries, newest first. */
export function listGalleries(ctx: Context, page: PageRequest): Promise<Connection<Gallery>> {
  return readPage(ctx, Gallery, {}, page);
}
