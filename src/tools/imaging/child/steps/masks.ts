import type { Levels } from '../../../../brush/grid.ts';
import { takeMaskSteps } from '../../../../brush/mask-step.ts';
import type { MaskUse } from '../../mask.ts';
import { hideBy, readAlpha, writeAlpha } from '../alpha-levels.ts';
import { drawLevels } from '../masks/draw-levels.ts';
import { findMask } from '../masks/find-mask.ts';
import { solveAround } from '../masks/solve-around.ts';
import { splitMasks } from '../masks/split-masks.ts';
import type { Picture } from '../picture.ts';
import type { CutInput } from './step.ts';

/** Lays the plan's masks on the alpha that is there, in their order; what the original's own alpha hides stays hidden. */
export async function masks(picture: Picture, input: CutInput): Promise<Picture> {
  const uses = splitMasks(input.plan, input.matte).ofAlpha;
  if (uses.length === 0) return picture;
  let alpha = readAlpha(picture);
  for (const use of uses) alpha = await acts[use.mode](alpha, use, input);
  return writeAlpha(picture, alpha);
}

type Act = (alpha: Levels, use: MaskUse, input: CutInput) => Promise<Levels>;

const acts = {
  replace: async (alpha, use, input) => hideBy(input.source, await drawUse(alpha, use, input)),
  keep: async (alpha, use, input) => {
    const mask = hideBy(input.source, await drawUse(alpha, use, input)).data;
    return { ...alpha, data: alpha.data.map((level, at) => Math.max(level, mask[at]!)) };
  },
  erase: async (alpha, use, input) => {
    const mask = (await drawUse(alpha, use, input)).data;
    return { ...alpha, data: alpha.data.map((level, at) => Math.min(level, 255 - mask[at]!)) };
  },
  hints: async (alpha, use, input) => await solveAround(alpha, findMask(input.masks, use), input),
} satisfies Record<MaskUse['mode'], Act>;

/** The mask at the size of the alpha, its steps done. */
async function drawUse(size: Levels, use: MaskUse, { masks, original, limits }: CutInput): Promise<Levels> {
  const levels = await drawLevels(findMask(masks, use), size, limits);
  return takeMaskSteps(levels, use.steps ?? [], original);
}
