import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../context/context.ts';
import { AppError, quote } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import type { Rendition } from '../../schema/rendition.ts';
import { requireNode } from '../access/find-node.ts';
import { requireOwner } from '../access/require-owner.ts';
import { inspectionOf, originalKey, sizeOf } from '../image/original.ts';
import { compilePlan } from '../recipe/compile-plan.ts';
import { modelOf } from '../recipe/complete-recipe.ts';
import { matteKindOf } from '../recipe/matte-kind.ts';
import { findMatte } from '../rendition/remove-background.ts';
import type { MaskSource, SourceRequest } from './mask-source.ts';
import { withMasks } from './with-masks.ts';

/** The alpha that a rendition of the image has before it is trimmed and scaled. */
export async function findAlpha(
  ctx: Context,
  renditionId: string,
  { image, kind, directory }: SourceRequest,
): Promise<MaskSource> {
  const rendition = await requireNode(ctx, 'Rendition', renditionId);
  if (rendition.imageId !== image.id)
    throw new AppError('NOT_FOUND', `There is no Rendition ${quote(renditionId)}.`);
  const matte = await findItsMatte(ctx, image, rendition);
  const { recipe } = rendition;
  const input = {
    plan: compilePlan(recipe),
    original: inspectionOf(image),
    directory,
    ...(matte && { matte }),
  };
  const work = { owner: requireOwner(ctx) };
  const take = (path: string) =>
    withMasks(ctx, image, recipe.masks, (masks) =>
      ctx.imaging.takeAlpha({ ...input, path, masks }, work),
    ).catch(explainGone);
  return {
    kind,
    origin: 'MODEL',
    baseSha256: createHash('sha256').update(rendition.key).digest('hex'),
    strokes: [],
    async makeBase() {
      const alpha = await ctx.storage.withFile(originalKey(image), take);
      if (kind === 'COVERAGE') return alpha;
      // What it is sure of is said, as of any file.
      const hints = { path: alpha.path, kind: 'hints', size: sizeOf(image) } as const;
      const folder = join(directory, 'hints');
      await mkdir(folder);
      return ctx.imaging.takeMask({ ...hints, directory: folder }, work);
    },
  };
}

/** The masks that the rendition was made with may be gone: then what it was made with is not kept. */
function explainGone(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
  throw notKept('the rendition');
}

/** CONFLICT for what was made by an earlier version, whose mattes are not kept. */
async function findItsMatte(ctx: Context, image: Image, { id, recipe }: Rendition) {
  const model = modelOf(ctx, recipe);
  if (model === null) return null;
  const matte = await findMatte(ctx, { image, model, kind: matteKindOf(recipe) });
  if (matte) return matte;
  throw notKept(id);
}

function notKept(what: string): AppError {
  return new AppError(
    'CONFLICT',
    `What ${what} was made with is not kept. Process the image anew, and take that.`,
  );
}
