import { doorPaths } from '../../config/door-path.ts';
import type { Context } from '../../context/context.ts';
import type { Gallery } from '../../schema/gallery.ts';
import { resolveUrl } from '../access/url.ts';

/** By which the caller knows it: through a link nothing is said of its own. */
export function shownSlug({ scope }: Context, gallery: Gallery): string {
  return scope.kind === 'link' ? scope.slug : gallery.slug;
}

export function galleryUrl(ctx: Context, slug: string): URL {
  return resolveUrl(ctx, `${doorPaths.gallery}/${slug}`);
}
