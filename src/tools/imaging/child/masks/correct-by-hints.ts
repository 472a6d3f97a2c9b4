import { type Affinity, measureAffinity } from '../../../../brush/affinity.ts';
import type { SolvedEdge } from '../../../../brush/closed-form.ts';
import { correctEdge } from '../../../../brush/correct-edge.ts';
import { toLevel } from '../../../../brush/enlarge-alpha.ts';
import type { GridSize, Pixels, Plane } from '../../../../brush/grid.ts';
import { correctMask } from '../../../../brush/hints.ts';
import { type Lab, toLab } from '../../../../brush/lab.ts';
import { resizePlane } from '../../../../brush/resample.ts';
import { shrinkHints } from '../../../../brush/shrink-mask.ts';
import type { Mask } from '../../mask.ts';
import type { Views } from '../../model/pass.ts';
import type { Limits } from '../sharp-in-child.ts';
import { readBase } from './read-base.ts';

export type Edge = Pick<SolvedEdge, 'alpha' | 'band'>;

/** A picture on the two grids on which hints are solved: where they reach, and the edge. */
export interface HintGrids {
  lab: Lab;
  affinity: Affinity;
  pixels: Pixels;
}

export function makeHintGrids({ resolve, edge }: Views): HintGrids {
  const lab = toLab(resolve);
  return { lab, affinity: measureAffinity(lab), pixels: edge };
}

/** The edge as the picture has it around the hints, and how near each cell of the coarse grid is to them: 0 out of their reach. */
export async function correctByHints(
  edge: Edge,
  { lab, affinity, pixels }: HintGrids,
  { basePath, strokes }: Mask,
  limits: Limits,
): Promise<{ edge: Edge; nearness: Plane }> {
  const marks = basePath === undefined ? null : shrinkHints(await readBase(basePath, limits), lab).data;
  const correction = correctMask(lab, shrinkAlpha(edge.alpha, lab), { strokes, marks }, affinity);
  const nearness = { data: correction.nearness, width: lab.width, height: lab.height };
  return { edge: correctEdge(pixels, edge, correction), nearness };
}

/** As it is in a PNG of that size: who corrects the same elsewhere has the alpha from there. */
function shrinkAlpha(alpha: Plane, size: GridSize): Plane {
  const shrunk = resizePlane(alpha, size);
  for (let i = 0; i < shrunk.data.length; i++) shrunk.data[i] = toLevel(shrunk.data[i]!) / 255;
  return shrunk;
}
