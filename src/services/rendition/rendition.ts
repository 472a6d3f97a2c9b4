import { doorPaths } from '../../config/door-path.ts';
import type { Context, SystemContext } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import type { Connection } from '../../schema/connection.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import type { Job } from '../../schema/job.ts';
import { isGone } from '../../schema/life.ts';
import type { RecipeInput } from '../../schema/recipe-input.ts';
import { Rendition } from '../../schema/rendition.ts';
import type { RenderedFile } from '../../tools/imaging/imaging.ts';
import { fileUrlOptions, resolveUrl, type UrlRequest } from '../access/url.ts';
import { splitFileName } from '../download/file-name.ts';
import { shownFilename } from '../image/shown-filename.ts';
import { saveObject } from '../keeping/stored-object.ts';
import { buildPage, type PageRequest, readPageOf } from '../list/page.ts';
import { givesCutout } from '../recipe/compile-plan.ts';
import { completeFor } from '../recipe/complete-for.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { renditionKey } from '../recipe/rendition-key.ts';

/** The stored result of exactly this recipe, or null, as it is for any of an image that is gone. */
export async function findRendition(
  ctx: Context,
  image: Image,
  asked: RecipeInput,
): Promise<Rendition | null> {
  if (isGone(image, ctx.now())) return null;
  const recipe = await completeFor(ctx, image, asked);
  return ctx.loaders.renditionByKey.load(renditionKey(image, recipe, modelOf(ctx, recipe)));
}

/** The newest without background that still has its alpha, or null. */
export async function findCutout(ctx: Context, image: Image): Promise<Rendition | null> {
  return isGone(image, ctx.now()) ? null : ctx.loaders.cutout.load(image.id);
}

/** All that is stored of the image; none once it is gone. */
export async function listRenditions(
  ctx: Context,
  image: Image,
  page: PageRequest,
): Promise<Connection<Rendition>> {
  return isGone(image, ctx.now()) ? buildPage([], 0) : readPageOf(ctx.loaders.renditionsOf, image.id, page);
}

/** What the job has made, as long as its image is there. */
export async function findJobRendition(
  ctx: Context,
  { renditionKey, imageId }: Job,
): Promise<Rendition | null> {
  if (renditionKey === null || imageId === null) return null;
  const [rendition, image] = await Promise.all([
    ctx.loaders.renditionByKey.load(renditionKey),
    ctx.loaders.image.load(imageId),
  ]);
  return image && rendition;
}

export interface NewRendition extends Pick<Rendition, 'recipe' | 'key' | 'model'> {
  image: Image;
  file: RenderedFile;
  agreement?: number | null;
}

/** Writes the rows of an object that is stored already; a second time it changes nothing. Expects the image to be locked. */
export async function saveRendition(
  ctx: Context,
  { image, recipe, key, model, file, agreement = null }: NewRendition,
): Promise<void> {
  const { mimeType, byteSize, width, height, crop, quality, ssim } = file;
  const { id: imageId, accountId } = image;
  await saveObject(ctx, image, { key, mimeType, byteSize });
  await ctx.em.upsert(
    Rendition,
    {
      id: createId('Rendition'),
      accountId,
      imageId,
      key,
      mimeType,
      width,
      height,
      byteSize,
      crop,
      recipe,
      quality,
      ssim,
      model,
      agreement,
      isCutout: givesCutout(recipe),
      createdAt: new Date(),
    },
    { onConflictFields: ['key'], onConflictAction: 'ignore' },
  );
  if (model !== null || givesCutout(recipe)) await noteAgreement(ctx, imageId);
}

/** A ground that is not seen is how a page looks at what it is just correcting: such a rendition is nobody's cutout. */
const lookBackground = '#00000000';

/** That of the newest rendition without its background is the image's, and whether masks had a part in it. */
async function noteAgreement(ctx: Context, imageId: string): Promise<void> {
  await ctx.em.execute(
    `update image set agreement = newest.agreement, is_corrected = newest.is_corrected
     from (select agreement, jsonb_typeof(recipe -> 'masks') is not distinct from 'array' as is_corrected from rendition
           where image_id = ? and (model is not null or is_cutout) and recipe ->> 'background' is distinct from ?
           order by created_at desc, id desc limit 1) newest
     where image.id = ? and (image.agreement, image.is_corrected) is distinct from (newest.agreement, newest.is_corrected)`,
    [imageId, lookBackground, imageId],
  );
}

/**
 * An absolute URL that ends no later than the image. That of an image with public URLs is the CDN's, if there is one, unless a file
 * name is asked for, which only a signature can vouch for.
 */
export async function signRendition(ctx: Context, rendition: Rendition, request: UrlRequest): Promise<URL> {
  const image = await ctx.loaders.image.load(rendition.imageId);
  if (!image) throw new AppError('GONE', `The image of ${rendition.id} has expired or was deleted.`);
  const { cdnUrl } = ctx.config;
  if (image.hasPublicUrls && cdnUrl && !request.downloadAs)
    return new URL(`${doorPaths.files}/${rendition.key}`, cdnUrl);
  const url = await ctx.storage.signUrl(rendition.key, {
    ...fileUrlOptions(ctx, image, request, rendition.id),
    mimeType: rendition.mimeType,
  });
  return resolveUrl(ctx, url);
}

/** The same, offered for saving under the name of its image; null if that is gone. */
export async function signDownload(ctx: Context, rendition: Rendition): Promise<URL | null> {
  const image = await ctx.loaders.image.load(rendition.imageId);
  if (!image) return null;
  const { base, extension } = splitFileName(shownFilename(ctx, image), rendition.mimeType);
  return signRendition(ctx, rendition, { downloadAs: `${base}.${extension}` });
}

/** The rendition of this key if its image is public and its account is there, whoever asks; the image may be gone by now. */
export async function findPublicRendition(
  ctx: SystemContext,
  key: string,
): Promise<{ rendition: Rendition; image: Image } | null> {
  const rendition = await ctx.em.findOne(Rendition, { key });
  const where = { id: rendition?.imageId, hasPublicUrls: true, ...ofKeptAccount };
  const image = rendition && (await ctx.em.findOne(Image, where, { filters: { alive: false } }));
  return rendition && image ? { rendition, image } : null;
}

/** Bytes of the original / bytes of the rendition. */
export async function compressionRatio(ctx: Context, rendition: Rendition): Promise<number> {
  const image = await ctx.loaders.image.load(rendition.imageId);
  return (image?.byteSize ?? rendition.byteSize) / rendition.byteSize;
}
