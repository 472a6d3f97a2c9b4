import type { Context } from '../../context/context.ts';
import type { Connection } from '../../schema/connection.ts';
import { Wishlist } from '../../schema/wishlist.ts';
import { type PageRequest, readPage } from '../list/page.ts';

/** A page of the viewer's wishlists, newest first. */
export function listWishlists(ctx: Context, page: PageRequest): Promise<Connection<Wishlist>> {
  return readPage(ctx, Wishlist, {}, page);
}
