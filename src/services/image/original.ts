import type { Context } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';
import { isGone } from '../../schema/life.ts';
import type { Inspection } from '../../tools/imaging/imaging.ts';
import { fileUrlOptions, resolveUrl, type UrlRequest } from '../access/url.ts';
import { shownFilename } from './shown-filename.ts';

export function originalKey({ prefix }: Pick<Image, 'prefix'>): string {
  return `${prefix}/original`;
}

/** Pixels, the right way up. Expects it to be READY. */
export function sizeOf({ width, height }: Image): { width: number; height: number } {
  return { width: width ?? 0, height: height ?? 0 };
}

/** What was found of a picture when it was taken in. Expects it to be READY. */
export function inspectionOf(image: Image): Inspection {
  const { mimeType, frames } = image;
  return { mimeType: mimeType ?? '', ...sizeOf(image), frames: frames ?? undefined };
}

/** An absolute URL of the original that ends no later than the image; null until it is READY and once it is gone. */
export async function signOriginal(ctx: Context, image: Image, request: UrlRequest): Promise<URL | null> {
  // Through a link also one that is at hand may be none that it shows: a guest's own, until it is approved.
  if (ctx.scope.kind === 'link' && !(await ctx.loaders.image.load(image.id))) return null;
  if (isGone(image, ctx.now()) || image.status !== 'READY' || !image.mimeType) return null;
  const url = await ctx.storage.signUrl(originalKey(image), {
    ...fileUrlOptions(ctx, image, request, shownFilename(ctx, image)),
    mimeType: image.mimeType,
  });
  return resolveUrl(ctx, url);
}
