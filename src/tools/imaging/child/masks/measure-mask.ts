import { fitLongestSide } from '../../../../brush/grid.ts';
import { type MaskPictureInput, maskGridSide } from '../../mask.ts';
import { drawOver, kindsOfMask } from './draw-levels.ts';

/** 0..1: the share of a small grid that is inside a coverage, or that a hint is given for. */
export function measureMask({ mask, size, grid }: MaskPictureInput): number {
  const base = grid ? { ...grid, data: grid.alpha } : null;
  const { data } = drawOver(base, mask, base ?? fitLongestSide(size, maskGridSide));
  const { isSaid } = kindsOfMask[mask.kind];
  let count = 0;
  for (const level of data) if (isSaid(level)) count++;
  return count / data.length;
}
