// A mask at a version is its kind, its base and the strokes that are there then, in drawing order. Strokes are kept once, from
// the version that added them until the one that removed them, so that what is kept grows with what is drawn and not with how
// often it is saved. Whatever brings a mask into the same state gives the same SHA-256, and so finds the same renditions.

import { createHash } from 'node:crypto';
import { pointBytes, type Stroke } from '../../brush/stroke.ts';
import { maskLimits } from '../../config/mask-limit.ts';
import type { AnyContext } from '../../context/context.ts';
import { badInput } from '../../errors.ts';
import { Mask, type MaskKind } from '../../schema/mask.ts';
import type { MaskStroke } from '../../schema/mask-stroke.ts';
import type { NamedStroke } from './stroke-input.ts';

/** A stroke and its place among those of a version. */
export type OrderedStroke = NamedStroke & Pick<MaskStroke, 'ordinal'>;

/** The strokes of a version, in drawing order, without what the mapper would keep beside each: there may be 2,000. */
export async function readStrokes(
  { em }: AnyContext,
  maskId: string,
  version: number,
): Promise<OrderedStroke[]> {
  return em.execute<OrderedStroke[]>(
    `select stroke_id as "strokeId", ordinal, tool, size, hardness, path from mask_stroke
     where mask_id = ? and added_in <= ? and (removed_in is null or removed_in > ?) order by ordinal`,
    [maskId, version, version],
  );
}

/** Of a mask the base small, which its row does not bring along; null where it has none. */
export async function readBaseGrid({ em }: AnyContext, id: string): Promise<Uint8Array | null> {
  const found = await em.findOne(Mask, { id }, { populate: ['baseGrid'], disableIdentityMap: true });
  return found?.baseGrid ?? null;
}

/** Of what a version is made of, in hexadecimal. */
export function hashState(kind: MaskKind, baseSha256: string | null, strokes: readonly Stroke[]): string {
  const hash = createHash('sha256').update(JSON.stringify([1, kind, baseSha256]));
  for (const { tool, size, hardness, path } of strokes)
    hash.update(JSON.stringify([tool, size, hardness, path.length])).update(path);
  return hash.digest('hex');
}

/** BAD_USER_INPUT for more than one mask may have; `argument` is what would make it so many. */
export function checkStrokeCount(strokes: readonly NamedStroke[], argument: string): void {
  const { strokes: maxStrokes, points: maxPoints } = maskLimits;
  if (strokes.length > maxStrokes)
    throw badInput(argument, `so few that the mask has at most ${maxStrokes} strokes`, `${strokes.length}`, {
      limit: maxStrokes,
      actual: strokes.length,
    });
  const points = strokes.reduce((sum, { path }) => sum + path.length / pointBytes, 0);
  if (points > maxPoints)
    throw badInput(argument, `so few that the mask has at most ${maxPoints} points`, `${points}`, {
      limit: maxPoints,
      actual: points,
    });
}

/** 0..1: what of the picture the mask speaks of, of these strokes over its base. */
export async function measureCoverage(
  ctx: AnyContext,
  mask: Pick<Mask, 'kind' | 'accountId' | 'width' | 'height' | 'baseGrid' | 'gridWidth' | 'gridHeight'>,
  strokes: readonly Stroke[],
): Promise<number> {
  const { kind, accountId, width, height, baseGrid, gridWidth, gridHeight } = mask;
  return ctx.imaging.measureMask(
    {
      mask: { kind: imagingKinds[kind], strokes: strokes.map(plain) },
      size: { width, height },
      ...(baseGrid && { grid: { alpha: baseGrid, width: gridWidth ?? 0, height: gridHeight ?? 0 } }),
    },
    { owner: accountId, quick: true },
  );
}

export const imagingKinds = { COVERAGE: 'coverage', HINTS: 'hints' } as const satisfies Record<
  MaskKind,
  string
>;

/** Without what the row has beside it. */
export function plain({ tool, size, hardness, path }: Stroke): Stroke {
  return { tool, size, hardness, path };
}
