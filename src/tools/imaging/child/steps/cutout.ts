import { enlargeAlpha } from '../../../../brush/enlarge-alpha.ts';
import type { Levels } from '../../../../brush/grid.ts';
import type { Coverage } from '../../imaging.ts';
import { hideBy, writeAlpha } from '../alpha-levels.ts';
import { stretchLevels } from '../levels.ts';
import type { Edge } from '../masks/correct-by-hints.ts';
import { isMatteSeen } from '../masks/split-masks.ts';
import type { Picture } from '../picture.ts';
import { resizeLanczos } from '../pillow-lanczos.ts';
import type { CutInput } from './step.ts';

/**
 * Gives the picture the matte as its alpha, with the hints that stand first; what was transparent before stays so. What the matte is
 * all but sure of is made sure where edges are refined, unless that is done.
 */
export async function cutout(picture: Picture, input: CutInput): Promise<Picture> {
  const { plan, matte } = input;
  if (!plan.cutout || !matte || !isMatteSeen(plan)) return picture;
  const edge = await input.correctedEdge(plan);
  const alpha = hideBy(picture, edge ? enlargeEdge(edge, picture) : enlarge(matte, picture));
  if (plan.cutout.edges === 'refined' && !edge) stretchLevels(alpha.data, plan.cutout);
  return writeAlpha(picture, alpha);
}

function enlargeEdge(edge: Edge, picture: Picture): Levels {
  return { data: enlargeAlpha(picture, edge), width: picture.width, height: picture.height };
}

function enlarge({ alpha, ...grid }: Coverage, { width, height }: Picture): Levels {
  const { data } = resizeLanczos({ data: alpha, ...grid, channels: 1 }, width, height);
  // A matte of the picture's size is itself what comes out, and others need it too.
  return { data: data === alpha ? data.slice() : data, width, height };
}
