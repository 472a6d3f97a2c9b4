import { buffer } from 'node:stream/consumers';
import type { Context } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';
import { ImageMatte } from '../../schema/matte.ts';
import type { Matte, StageTime, WorkOptions } from '../../tools/imaging/imaging.ts';
import { saveObject } from '../keeping/stored-object.ts';

const mimeType = 'application/octet-stream';

export interface Removal {
  image: Image;
  /** The original, as a file. */
  path: string;
  /** name@version */
  model: string;
}

/** Where the subject is, and what it took to find it: nothing, where it is kept from before. */
export interface Removed {
  matte: Matte;
  times: StageTime[];
  /** Stores the matte, if it is new; the rows are for `saveMatte`. */
  store(): Promise<StoredMatte | null>;
}

interface StoredMatte {
  model: string;
  matte: Matte;
  key: string;
}

/** Has the model find the subject, unless it was asked before: its answer is kept for each image and model. */
export async function removeBackground(
  ctx: Context,
  { image, path, model }: Removal,
  work: WorkOptions,
): Promise<Removed> {
  const kept = await findMatte(ctx, image, model);
  if (kept) return { matte: kept, times: [], store: async () => null };
  const [name = ''] = model.split('@');
  const { times, ...matte } = await ctx.imaging.matte(path, { ...work, model: name });
  return {
    matte,
    times,
    async store() {
      const key = `${image.prefix}/matte-${model.replace('@', '-')}`;
      await ctx.storage.put(key, matte.alpha, { mimeType });
      return { model, matte, key };
    },
  };
}

async function findMatte(ctx: Context, image: Image, model: string): Promise<Matte | null> {
  const row = await ctx.em.findOne(ImageMatte, { imageId: image.id, model });
  return row && { size: row.size, alpha: await buffer(await ctx.storage.read(row.key)) };
}

/** A second time it changes nothing. */
export async function saveMatte(
  ctx: Context,
  image: Image,
  { model, matte, key }: StoredMatte,
): Promise<void> {
  await saveObject(ctx, image, { key, mimeType, byteSize: matte.alpha.length });
  await ctx.em.upsert(
    ImageMatte,
    { imageId: image.id, model, size: matte.size, key },
    { onConflictFields: ['imageId', 'model'], onConflictAction: 'ignore' },
  );
}
