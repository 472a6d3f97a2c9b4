import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import { Mask as MaskRow } from '../../schema/mask.ts';
import type { Mask } from '../../tools/imaging/mask.ts';
import { imagingKinds, plain, readStrokes } from './mask-state.ts';

/** Of a mask what it is known by in a recipe. */
export type NamedVersion = Pick<
  NonNullable<CompleteRecipe['masks']>[number],
  'maskId' | 'version' | 'sha256'
>;

/**
 * Masks by what they are made of, as plans name them, with their files at hand until `use` ends. NOT_FOUND for one that is
 * gone, unless another of the image is made of the same.
 */
export async function withMasks<T>(
  ctx: Context,
  masks: readonly NamedVersion[] | null,
  use: (masks: Record<string, Mask>) => Promise<T>,
): Promise<T> {
  return gather(ctx, masks ?? [], {}, use);
}

async function gather<T>(
  ctx: Context,
  [first, ...others]: readonly NamedVersion[],
  found: Record<string, Mask>,
  use: (masks: Record<string, Mask>) => Promise<T>,
): Promise<T> {
  if (!first) return use(found);
  if (found[first.sha256]) return gather(ctx, others, found, use);
  return withMask(ctx, first, (mask) => gather(ctx, others, { ...found, [first.sha256]: mask }, use));
}

async function withMask<T>(ctx: Context, named: NamedVersion, use: (mask: Mask) => Promise<T>): Promise<T> {
  const found = await findVersion(ctx, named);
  if (!found)
    throw new AppError(
      'NOT_FOUND',
      `The mask ${named.maskId} was deleted, or its version ${named.version} is not kept any more.`,
    );
  const { row, version } = found;
  const strokes = await readStrokes(ctx, row.id, version);
  const mask = { kind: imagingKinds[row.kind], strokes: strokes.map(plain) };
  if (row.baseKey === null) return use(mask);
  return ctx.storage.withFile(row.baseKey, (basePath) => use({ ...mask, basePath }));
}

/** The named one if it is there, or else one of the same image that is made of the same: by that they are known. */
async function findVersion(ctx: Context, { maskId, version, sha256 }: NamedVersion) {
  const [kept] = await ctx.em.execute<{ maskId: string; version: number }[]>(
    `select mask.id as "maskId", made.number as version from mask_version made join mask on mask.id = made.mask_id
     where made.sha256 = ? and mask.gone_at is null and mask.image_id = (select image_id from mask where id = ?)
     order by mask.id = ? and made.number = ? desc limit 1`,
    [sha256, maskId, maskId, version],
  );
  const row = kept && (await ctx.em.findOne(MaskRow, { id: kept.maskId }, { disableIdentityMap: true }));
  return row ? { row, version: kept.version } : null;
}
