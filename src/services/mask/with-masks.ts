import type { Context } from '../../context/context.ts';
import { AppError } from '../../errors.ts';
import type { CompleteRecipe } from '../../schema/complete-recipe.ts';
import type { Image } from '../../schema/image.ts';
import type { Mask as MaskRow } from '../../schema/mask.ts';
import type { Mask } from '../../tools/imaging/mask.ts';
import { imagingKinds, plain, readStrokes } from './mask-state.ts';

/** Of a mask what it is known by in a recipe. */
export type NamedVersion = Pick<
  NonNullable<CompleteRecipe['masks']>[number],
  'maskId' | 'version' | 'sha256'
>;

/**
 * Masks of the image by what they are made of, as plans name them, with their files at hand until `use` ends. NOT_FOUND for
 * one that is gone, unless another of the image is made of the same.
 */
export async function withMasks<T>(
  ctx: Context,
  image: Pick<Image, 'id'>,
  masks: readonly NamedVersion[] | null,
  use: (masks: Record<string, Mask>) => Promise<T>,
): Promise<T> {
  const named = new Map((masks ?? []).map((one) => [one.sha256, one]));
  const found = await Promise.all([...named.values()].map((one) => findVersion(ctx, image, one)));
  return gather(ctx, found, {}, use);
}

async function gather<T>(
  ctx: Context,
  [first, ...others]: readonly FoundVersion[],
  made: Record<string, Mask>,
  use: (masks: Record<string, Mask>) => Promise<T>,
): Promise<T> {
  if (!first) return use(made);
  return withMask(ctx, first, (mask) => gather(ctx, others, { ...made, [first.sha256]: mask }, use));
}

async function withMask<T>(
  ctx: Context,
  { row, version }: FoundVersion,
  use: (mask: Mask) => Promise<T>,
): Promise<T> {
  const strokes = await readStrokes(ctx, row.id, version);
  const mask = { kind: imagingKinds[row.kind], strokes: strokes.map(plain) };
  if (row.baseKey === null) return use(mask);
  return ctx.storage.withFile(row.baseKey, (basePath) => use({ ...mask, basePath }));
}

type FoundVersion = Pick<NamedVersion, 'version' | 'sha256'> & { row: MaskRow };

/** The named one if it is there, or else one of the image that is made of the same: by that they are known. */
async function findVersion(
  ctx: Context,
  image: Pick<Image, 'id'>,
  { maskId, version, sha256 }: NamedVersion,
): Promise<FoundVersion> {
  const [row, made] = await Promise.all([
    ctx.loaders.mask.load(maskId),
    ctx.loaders.maskVersion.load({ maskId, number: version }),
  ]);
  if (row?.imageId === image.id && made?.sha256 === sha256) return { row, version, sha256 };
  const like = await findLike(ctx, image, sha256);
  if (like) return { ...like, sha256 };
  throw new AppError(
    'NOT_FOUND',
    `The mask ${maskId} was deleted, or its version ${version} is not kept any more.`,
  );
}

async function findLike({ em, loaders }: Context, image: Pick<Image, 'id'>, sha256: string) {
  const [like] = await em.execute<{ maskId: string; version: number }[]>(
    `select mask.id as "maskId", made.number as version from mask join mask_version made on made.mask_id = mask.id
     where mask.image_id = ? and mask.gone_at is null and made.sha256 = ? limit 1`,
    [image.id, sha256],
  );
  const row = like && (await loaders.mask.load(like.maskId));
  return row ? { row, version: like.version } : null;
}
