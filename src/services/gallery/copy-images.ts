import { randomUUID } from 'node:crypto';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/transaction.ts';
import { AppError, toAppError } from '../../errors.ts';
import type { Gallery } from '../../schema/gallery.ts';
import { createId } from '../../schema/id.ts';
import { Image } from '../../schema/image.ts';
import { Rendition } from '../../schema/rendition.ts';
import { checkIdCount, findNodes, requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { checkByteQuota, checkImageQuota, lockAccount } from '../account/quota.ts';
import type { ChangedImages } from '../image/change-images.ts';
import { insertImage } from '../image/insert-image.ts';
import { originalKey } from '../image/original.ts';
import { createPrefix } from '../image/take-in.ts';
import { createJobs } from '../job/create-jobs.ts';
import { dropObject, saveObject } from '../keeping/stored-object.ts';
import { renditionKey } from '../recipe/rendition-key.ts';
import { standardRecipes } from '../recipe/standard-recipes.ts';
import { lifeIn } from './life-in.ts';
import { lockGallery } from './lock-galleries.ts';
import { library, placeInGallery } from './place-image.ts';

const copiesAtOnce = pLimit(4);

/** A picture that is copied, the prefix of its copy, and what of it is stored under that by now. */
interface Copy {
  source: Image;
  prefix: string;
  renditions: { source: Rendition; key: string }[];
  byteSize: number;
}

/**
 * New images of the same bytes, with lives of their own, in a gallery or the library: original, placeholder, thumbnail and
 * preview are copied; other renditions and jobs are not. Bytes before rows, as when a picture is taken in.
 */
export async function copyImages(
  ctx: Context,
  { ids, galleryId }: { ids: readonly string[]; galleryId?: string | null },
): Promise<ChangedImages> {
  checkIdCount('ids', ids);
  const gallery = galleryId == null ? null : await requireNode(ctx, 'Gallery', galleryId);
  const sources = await findNodes(ctx, 'Image', ids, { where: { status: 'READY' } });
  await checkImageQuota(ctx, sources.length);
  const copies = await Promise.all(sources.map((source) => describeCopy(ctx, source)));
  await checkByteQuota(
    ctx,
    copies.reduce((sum, { byteSize }) => sum + byteSize, 0),
  );
  return ctx.uploadLimit.run(requireOwner(ctx), () => makeCopies(ctx, ids, copies, gallery));
}

async function makeCopies(
  ctx: Context,
  ids: readonly string[],
  copies: readonly Copy[],
  gallery: Gallery | null,
): Promise<ChangedImages> {
  const keys: string[] = [];
  const stored = await Promise.allSettled(
    copies.map((copy) =>
      copiesAtOnce(() => ctx.freeSpace.use(copy.byteSize, () => copyBytes(ctx, copy, keys))),
    ),
  );
  try {
    const failed = stored.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
    if (failed) throw failed.reason instanceof AppError ? failed.reason : toAppError(failed.reason);
    const images = await inTransaction(ctx, (inner) => writeCopies(inner, copies, gallery));
    const foundIds = new Set(copies.map(({ source }) => source.id));
    return { images, notFoundIds: [...new Set(ids)].filter((id) => !foundIds.has(id)) };
  } catch (error) {
    // Of a failing commit nobody knows whether it was written; if not, the sweep finds the objects.
    if (error instanceof AppError) for (const key of keys) await dropObject(ctx, key);
    throw error;
  }
}

async function describeCopy(ctx: Context, source: Image): Promise<Copy> {
  const prefix = createPrefix();
  const renditions: Copy['renditions'] = [];
  for (const recipe of standardRecipes) {
    const found = await ctx.loaders.renditionByKey.load(renditionKey(source, recipe, null));
    if (found) renditions.push({ source: found, key: renditionKey({ prefix }, recipe, null) });
  }
  const byteSize = renditions.reduce((sum, one) => sum + one.source.byteSize, source.byteSize ?? 0);
  return { source, prefix, renditions, byteSize };
}

async function copyBytes(ctx: Context, { source, prefix, renditions }: Copy, keys: string[]): Promise<void> {
  const mimeType = source.mimeType ?? '';
  const objects = [
    { from: originalKey(source), to: originalKey({ prefix }), mimeType },
    ...renditions.map(({ source: { key, mimeType: type }, key: to }) => ({ from: key, to, mimeType: type })),
  ];
  for (const { from, to, mimeType: type } of objects) {
    const path = join(ctx.tempDir, `copy-${randomUUID()}`);
    try {
      await ctx.storage.withFile(from, (file) => copyFile(file, path));
      await ctx.storage.putFile(to, path, { mimeType: type });
      keys.push(to);
    } finally {
      await rm(path, { force: true });
    }
  }
}

async function writeCopies(ctx: Context, copies: readonly Copy[], target: Gallery | null): Promise<Image[]> {
  await lockAccount(ctx);
  const gallery = target && (await lockGallery(ctx, target.id, 'galleryId'));
  await checkImageQuota(ctx, copies.length);
  await checkByteQuota(
    ctx,
    copies.reduce((sum, { byteSize }) => sum + byteSize, 0),
  );
  const createdAt = ctx.now();
  const ownExpiresAt = new Date(createdAt.getTime() + lifeIn(ctx, gallery));
  const named = copies.map(({ source: { filename, guestNumber } }) => ({
    filename,
    guestNumber,
    ownExpiresAt,
  }));
  const places = gallery && (await placeInGallery(ctx, gallery, named));
  const images: Image[] = [];
  for (const [i, { source, prefix, renditions }] of copies.entries()) {
    const { filename, mimeType, width, height, frames, byteSize, sha256, placeholder } = source;
    const taken = {
      prefix,
      mimeType: mimeType ?? '',
      width,
      height,
      frames,
      byteSize: byteSize ?? 0,
      sha256,
    };
    const place = places?.[i] ?? { ...library, expiresAt: ownExpiresAt };
    const image = await insertImage(ctx, { filename, clientId: null }, taken, {
      ...place,
      guestNumber: source.guestNumber,
      createdAt,
      ownExpiresAt,
      placeholder: renditions.length > 0 ? placeholder : null,
    });
    await saveObject(ctx, image, {
      key: originalKey(image),
      mimeType: taken.mimeType,
      byteSize: taken.byteSize,
    });
    for (const { source: rendition, key } of renditions) await copyRendition(ctx, image, rendition, key);
    images.push(image);
  }
  // What was copied before it had a thumbnail gets one of its own.
  const bare = images.filter((_image, i) => copies[i]!.renditions.length < standardRecipes.length);
  await createJobs(
    ctx,
    bare.map((image) => ({ kind: 'PREPARE_IMAGE', payload: {}, image })),
  );
  return images;
}

async function copyRendition(ctx: Context, image: Image, source: Rendition, key: string): Promise<void> {
  const { mimeType, byteSize, width, height, crop, recipe, quality, ssim, model, isCutout } = source;
  await saveObject(ctx, image, { key, mimeType, byteSize });
  const rendition = ctx.em.create(Rendition, {
    id: createId('Rendition'),
    accountId: image.accountId,
    imageId: image.id,
    key,
    mimeType,
    byteSize,
    width,
    height,
    crop,
    recipe,
    quality,
    ssim,
    model,
    isCutout,
    createdAt: ctx.now(),
  });
  await ctx.em.persist(rendition).flush();
}
