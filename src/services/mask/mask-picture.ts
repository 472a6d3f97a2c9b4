import type { Context, Contexts } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError } from '../../errors.ts';
import { ofKeptAccount } from '../../schema/account.ts';
import type { Image } from '../../schema/image.ts';
import { Mask } from '../../schema/mask.ts';
import { StoredObject } from '../../schema/stored-object.ts';
import type { MaskFormat as FileFormat } from '../../tools/imaging/mask.ts';
import { checkByteQuota, hasRoom, lockAccount } from '../account/quota.ts';
import { lockAliveImage } from '../image/lock-alive-image.ts';
import { dropUnkept, saveObject } from '../keeping/stored-object.ts';
import { type MaskPicture, pictureKey } from './mask-key.ts';
import { maskMimeTypes, readPictureKey } from './mask-url.ts';
import { createSharing } from './share-making.ts';
import { withDirectory } from './with-directory.ts';
import { withMasks } from './with-masks.ts';

/** A version of a mask as a file, in the name of its owner. */
export interface FoundPicture {
  ctx: Context;
  mask: Mask;
  image: Image;
  picture: MaskPicture;
}

/** What a URL of `signMask` is of; null once it is gone. Expects its signature to be good. */
export async function findPicture(contexts: Contexts, key: string): Promise<FoundPicture | null> {
  const { maskId, ...picture } = readPictureKey(key);
  const found = await contexts.forSystem().em.findOne(Mask, { id: maskId, ...ofKeptAccount });
  if (!found) return null;
  const ctx = contexts.forAccount(found.accountId);
  const mask = await ctx.em.findOne(Mask, { id: maskId });
  const image = mask && (await ctx.loaders.image.load(mask.imageId));
  return mask && image ? { ctx, mask, image, picture } : null;
}

/** Its stored object, or a file where the account has no room for another. */
export type ServedPicture = { key: string } | { path: string };

export type ServePicture = (
  found: FoundPicture,
  send: (served: ServedPicture) => Promise<void>,
) => Promise<void>;

/** Calls `send` with what was made before, or is made now: once, for however many ask at once. NOT_FOUND if it went meanwhile. */
export function createPictureServer(): ServePicture {
  const share = createSharing<ServedPicture>();
  return (found, send) => {
    const key = pictureKey(found.image, found.mask, found.picture);
    return share(key, (lend) => provide(found, key, lend), send);
  };
}

/** Nobody waits for a turn to draw while others read: what is drawn is lent after it. */
async function provide(
  found: FoundPicture,
  key: string,
  lend: (served: ServedPicture) => Promise<void>,
): Promise<void> {
  const { ctx, mask } = found;
  if (await isStored(ctx, key)) return lend({ key });
  return withDirectory(ctx, async (directory) => {
    const drawn = await ctx.maskLimit.run(mask.accountId, () => make(found, key, directory));
    if ('key' in drawn) return lend(drawn);
    // As many as are read slowly are on the disk at once.
    return ctx.freeSpace.use(drawn.byteSize, () => lend(drawn));
  });
}

async function isStored({ em }: Context, key: string): Promise<boolean> {
  return (await em.count(StoredObject, { key, deletedAt: null })) > 0;
}

/** Kept, if the account has room for it. */
async function make(
  found: FoundPicture,
  key: string,
  directory: string,
): Promise<{ key: string } | { path: string; byteSize: number }> {
  const drawn = await draw(found, directory);
  if (!(await hasRoom(found.ctx, drawn.byteSize))) return drawn;
  await keep(found, key, drawn);
  return { key };
}

const fileFormats = { PNG: 'png', RLE: 'rle', SVG: 'svg' } as const satisfies Record<
  MaskPicture['format'],
  FileFormat
>;

async function draw({ ctx, mask, image, picture }: FoundPicture, directory: string) {
  const { version, width } = picture;
  const { accountId: owner, id: maskId, ...size } = mask;
  const made = await ctx.loaders.maskVersion.load({ maskId, number: version });
  const { sha256 } = made ?? {};
  if (sha256 === undefined) throw new AppError('NOT_FOUND', `Version ${version} is not kept any more.`);
  return withMasks(ctx, image, [{ maskId, version, sha256 }], (masks) =>
    ctx.imaging.drawMask(
      {
        mask: masks[sha256]!,
        size: { width: size.width, height: size.height },
        format: fileFormats[picture.format],
        width,
        directory,
      },
      { owner },
    ),
  );
}

/** Another process may have done so meanwhile. */
async function keep(
  { ctx, mask, image, picture }: FoundPicture,
  key: string,
  { path, byteSize }: { path: string; byteSize: number },
): Promise<void> {
  const mimeType = maskMimeTypes[picture.format];
  await ctx.storage.putFile(key, path, { mimeType });
  await inTransaction(ctx, async (inner) => {
    await lockAccount(inner);
    await lockAliveImage(inner, image.id);
    const there = await inner.em.execute<object[]>(
      'select id from mask where id = ? and gone_at is null for share',
      [mask.id],
    );
    if (there.length === 0) throw new AppError('NOT_FOUND', `${mask.id} was deleted.`);
    if (await isStored(inner, key)) return;
    await checkByteQuota(inner, byteSize);
    await saveObject(inner, image, { key, mimeType, byteSize });
  }).catch(async (error) => {
    if (error instanceof AppError) await dropUnkept(ctx, [key]);
    throw error;
  });
}
