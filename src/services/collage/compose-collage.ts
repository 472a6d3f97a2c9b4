import type { Context } from '../../context/context.ts';
import type { Collage } from '../../schema/collage.ts';
import type { ImageFormat } from '../../schema/recipe.ts';
import type { Wishlist } from '../../schema/wishlist.ts';
import type { WishlistItem } from '../../schema/wishlist-item.ts';
import type { ComposePiece, OutputFormat, RenderedFile, WorkOptions } from '../../tools/imaging/imaging.ts';

interface Composition {
  collage: Collage;
  wishlist: Wishlist;
  items: readonly WishlistItem[];
  /** Pixels. */
  width: number;
  height: number;
  format: Exclude<ImageFormat, 'AUTO'>;
  /** An existing folder. */
  directory: string;
}

/** The file of a collage: its cutouts, and tiles with names, as they lie. */
export async function composeCollage(
  ctx: Context,
  { collage, wishlist, items, width, height, format, directory }: Composition,
  work: WorkOptions,
): Promise<RenderedFile> {
  const laid = items.flatMap((item) => {
    const place = collage.places[item.id];
    return place && item.outlined !== null ? [{ item, place }] : [];
  });
  const silhouettes = await ctx.loaders.silhouette.loadMany(laid.map(({ item }) => item.id));
  const keys = laid.map(({ item }) => item.outlined as string);
  return withFiles(ctx, keys.filter(Boolean), (paths) => {
    const pieces = laid.map(({ item, place }, i): ComposePiece => {
      const path = paths.get(item.outlined as string);
      if (path) return { place, path };
      const silhouette = silhouettes[i];
      const ratio = silhouette && !(silhouette instanceof Error) ? silhouette.ratio : 1;
      return { place, name: item.name, ratio };
    });
    const background = wishlist.background ?? undefined;
    const output = format.toLowerCase() as OutputFormat;
    return ctx.imaging.compose({ pieces, width, height, background, format: output, directory }, work);
  });
}

/** With a path for each of the keys under which it can be read until `use` ends. */
function withFiles<T>(
  { storage }: Context,
  keys: readonly string[],
  use: (paths: Map<string, string>) => Promise<T>,
): Promise<T> {
  const paths = new Map<string, string>();
  const next = (i: number): Promise<T> => {
    const key = keys[i];
    if (key === undefined) return use(paths);
    return storage.withFile(key, (path) => {
      paths.set(key, path);
      return next(i + 1);
    });
  };
  return next(0);
}
