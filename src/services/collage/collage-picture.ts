import type { AnyContext, Context } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { announce } from '../../events/announce.ts';
import { changesOf } from '../../events/topics.ts';
import type { Collage } from '../../schema/collage.ts';
import { CollagePicture } from '../../schema/collage-picture.ts';
import type { ImageFormat } from '../../schema/recipe.ts';
import { fileUrlOptions, resolveUrl } from '../access/url.ts';
import { enqueueLayout } from './ask-layout.ts';

/** Of pixels that a caller asks for. */
export function heightOf(width: number, aspect: number): number {
  return Math.max(1, Math.round(width / aspect));
}

/** An absolute URL of the picture of this revision; null until renderCollage has made it. */
export async function signCollagePicture(
  ctx: Context,
  collage: Collage,
  { width, format }: { width: number; format: ImageFormat },
): Promise<URL | null> {
  const pictures = await ctx.loaders.picturesOf.load(collage.id);
  const picture = pictures.find(
    (made) => made.width === width && made.format === format && made.revision === collage.revision,
  );
  const wishlist = picture && (await ctx.loaders.wishlist.load(collage.wishlistId));
  if (!picture || !wishlist) return null;
  const url = await ctx.storage.signUrl(picture.key, {
    ...fileUrlOptions(ctx, { expiresAt: wishlist.expiresAt }, {}, ''),
    mimeType: picture.mimeType,
  });
  return resolveUrl(ctx, url);
}

/** What was rendered of it before shows another collage now. */
export async function markStale({ em, now }: AnyContext, collageId: string): Promise<void> {
  await em.nativeUpdate(CollagePicture, { collageId, staleAt: null }, { staleAt: now() });
}

/** The same of all collages of a wishlist whose places stay: from now on each is of another revision. */
export async function repaintCollages(ctx: AnyContext, wishlistId: string): Promise<void> {
  const collages = await ctx.em.execute<{ id: string; accountId: string; wishlistId: string }[]>(
    `update collage set revision = revision + 1, asked = asked + 1, laid_out = laid_out + 1 where id = any(array(
       select id from collage where wishlist_id = ? order by id for no key update))
     returning id, account_id as "accountId", wishlist_id as "wishlistId"`,
    [wishlistId],
  );
  for (const { id } of collages) await markStale(ctx, id);
  await announce(ctx, ...changesOf('wishlist', collages));
  // What is being laid out is of a revision that is no more.
  await enqueueLayout(ctx, wishlistId);
}

export function checkFormat(format: ImageFormat | null | undefined): Exclude<ImageFormat, 'AUTO'> {
  const asked = format ?? 'WEBP';
  if (asked !== 'AUTO') return asked;
  throw badInput('format', 'a format of files', asked);
}
