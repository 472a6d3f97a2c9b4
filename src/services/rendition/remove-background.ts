import { buffer } from 'node:stream/consumers';
import type { Context } from '../../context/context.ts';
import type { Image } from '../../schema/image.ts';
import { ImageMatte, type MatteKind } from '../../schema/matte.ts';
import type { Coverage, Matte, StageTime, WorkOptions } from '../../tools/imaging/imaging.ts';
import { saveObject } from '../keeping/stored-object.ts';
import { matteEfforts } from '../recipe/compile-plan.ts';
import { nameOfKind } from '../recipe/matte-kind.ts';

const mimeType = 'application/octet-stream';

export interface Removal {
  image: Image;
  /** The original, as a file. */
  path: string;
  /** name@version */
  model: string;
  kind: MatteKind;
}

/** Where the subject is, and what it took to find it: nothing, where it is kept from before. */
export interface Removed {
  matte: Matte;
  times: StageTime[];
  /** Stores the matte, if it is new; the rows are for `saveMatte`. */
  store(): Promise<StoredMatte | null>;
}

interface StoredMatte extends Pick<Removal, 'model' | 'kind'> {
  matte: Matte;
  key: string;
}

/** Has the model find the subject, unless it was asked before: what was made is kept for each image, model and kind. */
export async function removeBackground(ctx: Context, removal: Removal, work: WorkOptions): Promise<Removed> {
  const { image, path, model, kind } = removal;
  const kept = await findMatte(ctx, removal);
  if (kept) return { matte: kept, times: [], store: async () => null };
  const [name = ''] = model.split('@');
  const effort = kind === 'RAW' ? null : matteEfforts[kind];
  const { times, ...matte } = await ctx.imaging.matte(path, { ...work, model: name, effort });
  return {
    matte,
    times,
    async store() {
      const key = matteKey(image, removal);
      await ctx.storage.put(key, writeMatte(matte), { mimeType });
      return { model, kind, matte, key };
    },
  };
}

/** Of those that rembg would make too the key has no kind: it is that of before there were others. */
function matteKey({ prefix }: Image, { model, kind }: Removal): string {
  const name = nameOfKind(kind);
  return [
    `${prefix}/matte`,
    model.replace('@', '-'),
    ...(name === 'RAW' ? [] : [name.toLowerCase().replace('@', '-')]),
  ].join('-');
}

/** What is kept of it; null if that is nothing. */
export async function findMatte(
  ctx: Context,
  { image, model, kind }: Pick<Removal, 'image' | 'model' | 'kind'>,
): Promise<Matte | null> {
  const row = await ctx.em.findOne(ImageMatte, { imageId: image.id, model, kind: nameOfKind(kind) });
  return row && readMatte(row, await buffer(await ctx.storage.read(row.key)));
}

/** Whether something is. */
export async function isMatteKept(
  { em }: Context,
  { image, model, kind }: Pick<Removal, 'image' | 'model' | 'kind'>,
): Promise<boolean> {
  return (await em.count(ImageMatte, { imageId: image.id, model, kind: nameOfKind(kind) })) > 0;
}

/** The coverage, and after it that of the solved edge. */
function writeMatte({ alpha, solved }: Matte): Uint8Array {
  return solved ? Buffer.concat([alpha, solved.alpha]) : alpha;
}

function readMatte(
  { width, height, solvedWidth, solvedHeight, agreement }: ImageMatte,
  bytes: Buffer,
): Matte {
  const end = width * height;
  const solved: Coverage | null =
    solvedWidth === null || solvedHeight === null
      ? null
      : { width: solvedWidth, height: solvedHeight, alpha: bytes.subarray(end) };
  return { width, height, alpha: bytes.subarray(0, end), solved, agreement };
}

/** A second time it changes nothing. */
export async function saveMatte(
  ctx: Context,
  image: Image,
  { model, kind, matte, key }: StoredMatte,
): Promise<void> {
  const { width, height, alpha, solved, agreement } = matte;
  const byteSize = alpha.length + (solved?.alpha.length ?? 0);
  await saveObject(ctx, image, { key, mimeType, byteSize });
  await ctx.em.upsert(
    ImageMatte,
    {
      imageId: image.id,
      model,
      kind: nameOfKind(kind),
      width,
      height,
      solvedWidth: solved?.width ?? null,
      solvedHeight: solved?.height ?? null,
      agreement,
      key,
    },
    { onConflictFields: ['imageId', 'model', 'kind'], onConflictAction: 'ignore' },
  );
}
