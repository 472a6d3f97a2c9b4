import { drawManyStrokes } from '../../../../brush/draw-many.ts';
import type { GridSize, Levels } from '../../../../brush/grid.ts';
import { shrinkHints, shrinkLevels } from '../../../../brush/shrink-mask.ts';
import type { Mask, MaskKind } from '../../mask.ts';
import type { Limits } from '../sharp-in-child.ts';
import { readBase } from './read-base.ts';

interface KindOfMask {
  /** What it is before anything is drawn. */
  blank: number;
  shrink: (levels: Levels, size: GridSize) => Levels;
  isInside: (level: number) => boolean;
  isSaid: (level: number) => boolean;
}

export const kindsOfMask = {
  coverage: {
    blank: 0,
    shrink: shrinkLevels,
    isInside: (level) => level >= 128,
    isSaid: (level) => level >= 128,
  },
  hints: {
    blank: 128,
    shrink: shrinkHints,
    isInside: (level) => level > 191,
    isSaid: (level) => level > 191 || level < 64,
  },
} satisfies Record<MaskKind, KindOfMask>;

/** A mask at a size that is at most the original's: its base, and its strokes as they are drawn at that size. */
export async function drawLevels(mask: Mask, size: GridSize, limits: Limits): Promise<Levels> {
  const { kind, basePath, strokes } = mask;
  const base = basePath === undefined ? null : await readBase(basePath, limits);
  return drawOver(base && kindsOfMask[kind].shrink(base, size), { kind, strokes }, size);
}

/** Strokes drawn over levels of this size, which stay as they are, or over nothing. */
export function drawOver(
  base: Levels | null,
  { kind, strokes }: Pick<Mask, 'kind' | 'strokes'>,
  { width, height }: GridSize,
): Levels {
  const data = base ? base.data.slice() : new Uint8Array(width * height).fill(kindsOfMask[kind].blank);
  drawManyStrokes(data, { width, height }, strokes);
  return { data, width, height };
}
