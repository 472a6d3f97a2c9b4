import { copyFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../context/context.ts';
import { AppError, badInput, quote } from '../../errors.ts';
import type { Image } from '../../schema/image.ts';
import type { Mask } from '../../schema/mask.ts';
import type { CreateMaskInput } from '../../schema/mask-input.ts';
import type { MaskFile } from '../../tools/imaging/mask.ts';
import { awaitFile } from '../../tools/temp-file/receive-file.ts';
import { requireNode } from '../access/find-node.ts';
import { findAlpha } from './alpha-source.ts';
import { receiveMask } from './file-source.ts';
import type { MaskSource, SourceRequest } from './mask-source.ts';
import { readBaseGrid, readStrokes } from './mask-state.ts';
import { requireVersion } from './require-version.ts';
import { findUploaded } from './upload-source.ts';

/** Which of the ways to begin is asked for; BAD_USER_INPUT for more than one. */
export async function findSource(
  ctx: Context,
  image: Image,
  input: CreateMaskInput,
  directory: string,
): Promise<MaskSource> {
  const { file, uploadId, renditionId, maskId, maskVersion } = input;
  const given = Object.entries({ file, uploadId, renditionId, maskId }).filter(([, value]) => value != null);
  if (given.length > 1) {
    const names = given.map(([name]) => name).join(' and ');
    throw badInput(given[1]![0], 'left out beside another beginning', names);
  }
  if (maskVersion != null && maskId == null)
    throw badInput('maskVersion', 'left out without maskId', `${maskVersion}`);
  const request: SourceRequest = { image, kind: input.kind ?? 'COVERAGE', directory };
  if (file) return receiveMask(ctx, await awaitFile(file), request);
  if (uploadId != null) return findUploaded(ctx, uploadId, request);
  if (renditionId != null) return findAlpha(ctx, renditionId, request);
  if (maskId != null) return findCopied(ctx, { maskId, maskVersion, kind: input.kind }, request);
  return { kind: request.kind, origin: 'PAINTED', baseSha256: null, strokes: [], makeBase: async () => null };
}

interface Copied extends Pick<CreateMaskInput, 'maskVersion' | 'kind'> {
  maskId: string;
}

/** Another mask of the same image, as it was at a version. */
async function findCopied(
  ctx: Context,
  { maskId, maskVersion, kind }: Copied,
  { image, directory }: SourceRequest,
): Promise<MaskSource> {
  const mask = await requireNode(ctx, 'Mask', maskId);
  if (mask.imageId !== image.id) throw new AppError('NOT_FOUND', `There is no Mask ${quote(maskId)}.`);
  if (kind != null && kind !== mask.kind)
    throw badInput('kind', `that of what is copied, ${mask.kind}`, kind);
  const version = maskVersion ?? mask.version;
  requireVersion(mask, version, 'maskVersion');
  const { origin, baseSha256 } = mask;
  return {
    kind: mask.kind,
    origin,
    baseSha256,
    strokes: await readStrokes(ctx, mask.id, version),
    makeBase: () => copyBase(ctx, mask, directory),
  };
}

/** The same bytes, and the grid that is known of them: nothing is looked at again. */
async function copyBase(
  ctx: Context,
  { id, baseKey, gridWidth, gridHeight }: Mask,
  directory: string,
): Promise<MaskFile | null> {
  if (baseKey === null) return null;
  const alpha = await readBaseGrid(ctx, id);
  if (alpha === null || gridWidth === null || gridHeight === null)
    throw new Error(`Expected a grid beside the base of ${id}. There is none.`);
  const path = join(directory, 'base');
  await ctx.storage.withFile(baseKey, (kept) => copyFile(kept, path));
  const { size: byteSize } = await stat(path);
  return { path, byteSize, grid: { alpha, width: gridWidth, height: gridHeight } };
}
