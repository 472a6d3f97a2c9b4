import { doorPaths } from '../../config/door-path.ts';
import type { Context } from '../../context/context.ts';
import { AppError, badInput } from '../../errors.ts';
import type { Mask, MaskFormat } from '../../schema/mask.ts';
import type { MaskUrlArgs } from '../../schema/mask-url-args.ts';
import { signFileUrl } from '../../tools/signing/signed-url.ts';
import { findUrlWindow } from '../../tools/signing/url-window.ts';
import { fileUrlOptions, resolveUrl } from '../access/url.ts';
import type { MaskPicture } from './mask-key.ts';
import { requireVersion } from './require-version.ts';

export const maskMimeTypes: Record<MaskFormat, string> = {
  PNG: 'image/png',
  RLE: 'application/json',
  SVG: 'image/svg+xml',
};

const extensions: Record<MaskFormat, string> = { PNG: 'png', RLE: 'json', SVG: 'svg' };

/**
 * A URL of a version as a file, which is made when it is first read: a mask that is painted every second would write as many
 * files. It is the same within a window, and ends no later than the image.
 */
export async function signMask(ctx: Context, mask: Mask, args: MaskUrlArgs): Promise<URL> {
  const image = await ctx.loaders.image.load(mask.imageId);
  if (!image) throw new AppError('GONE', `The image of ${mask.id} has expired or was deleted.`);
  const picture = checkPicture(mask, args);
  const { expiresAt, expiresInMs, downloadAs } = fileUrlOptions(
    ctx,
    image,
    args,
    `mask.${extensions[picture.format]}`,
  );
  const window = findUrlWindow({ expiresAt, expiresInMs }, ctx.now().getTime());
  const claims = {
    key: [mask.id, picture.version, picture.format.toLowerCase(), picture.width].join('/'),
    mimeType: maskMimeTypes[picture.format],
    downloadAs: downloadAs ?? null,
    expiresAt: window.expiresAt,
  };
  return resolveUrl(ctx, signFileUrl(doorPaths.masks, claims, await ctx.readSecrets(), { use: 'GET mask' }));
}

function checkPicture(mask: Mask, args: MaskUrlArgs): MaskPicture {
  const format = args.format ?? 'PNG';
  const { width = null } = args;
  if (width !== null && format !== 'PNG') throw badInput('width', `left out of ${format}`, `${width}`);
  if (width !== null && !(width >= 1 && width <= mask.width))
    throw badInput('width', `1 to ${mask.width}`, `${width}`);
  const version = args.version ?? mask.version;
  requireVersion(mask, version, 'version');
  return { version, format, width: width ?? mask.width };
}

/** What a URL of `signMask` is of. Expects its signature to be good. */
export function readPictureKey(key: string): MaskPicture & { maskId: string } {
  const [maskId = '', version, format = '', width] = key.split('/');
  return {
    maskId,
    version: Number(version),
    format: format.toUpperCase() as MaskFormat,
    width: Number(width),
  };
}
