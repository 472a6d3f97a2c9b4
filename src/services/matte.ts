import { buffer } from 'node:stream/consumers';
import type { Context } from '../context.ts';
import type { Image } from '../schema/image.ts';
import { ImageMatte } from '../schema/matte.ts';
import { StoredObject } from '../schema/stored-object.ts';
import type { Matte } from './imaging/imaging.ts';

const mimeType = 'application/octet-stream';

/** It took no time of the model. */
type KeptMatte = Matte & { times: [] };

/** What the model said of this image before, or null. */
export async function findMatte(ctx: Context, image: Image, model: string): Promise<KeptMatte | null> {
  const row = await ctx.em.findOne(ImageMatte, { imageId: image.id, model });
  if (!row) return null;
  return { size: row.size, alpha: await buffer(await ctx.storage.read(row.key)), times: [] };
}

/** Stores the bytes; `saveMatte` then writes the rows. Returns the key. */
export async function storeMatte(ctx: Context, image: Image, model: string, matte: Matte): Promise<string> {
  const key = `${image.prefix}/matte-${model.replace('@', '-')}`;
  await ctx.storage.put(key, matte.alpha, { mimeType });
  return key;
}

/** A second time it changes nothing. */
export async function saveMatte(
  ctx: Context,
  { id: imageId, accountId }: Image,
  { model, matte, key }: { model: string; matte: Matte; key: string },
): Promise<void> {
  const byteSize = matte.alpha.length;
  const ignore = { onConflictAction: 'ignore' } as const;
  await ctx.em.upsert(
    StoredObject,
    { key, accountId, imageId, mimeType, byteSize, deletedAt: null },
    { ...ignore, onConflictFields: ['key'] },
  );
  const row = { imageId, model, size: matte.size, key };
  await ctx.em.upsert(ImageMatte, row, { ...ignore, onConflictFields: ['imageId', 'model'] });
}
