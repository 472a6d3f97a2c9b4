import { buffer } from 'node:stream/consumers';
import type { Context } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';
import { ImageMatte } from '../../schema/matte.ts';
import type { Matte } from '../../tools/imaging/imaging.ts';
import { saveObject } from '../keeping/stored-object.ts';

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
  image: Image,
  { model, matte, key }: { model: string; matte: Matte; key: string },
): Promise<void> {
  await saveObject(ctx, image, { key, mimeType, byteSize: matte.alpha.length });
  await ctx.em.upsert(
    ImageMatte,
    { imageId: image.id, model, size: matte.size, key },
    { onConflictFields: ['imageId', 'model'], onConflictAction: 'ignore' },
  );
}
