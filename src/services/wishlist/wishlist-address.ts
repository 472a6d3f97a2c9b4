import { doorPaths } from '../../config/door-path.ts';
import type { Context } from '../../context/context.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import { resolveUrl } from '../access/url.ts';

export function wishlistUrl(ctx: Context, { slug }: Pick<Wishlist, 'slug'>): URL {
  return resolveUrl(ctx, `${doorPaths.wishlist}/${slug}`);
}
