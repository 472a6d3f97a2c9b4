import type { Matte, Plan, RenderInput, Size } from '../imaging.ts';
import type { Mask } from '../mask.ts';
import { correctByHints, type Edge, type HintGrids, makeHintGrids } from './masks/correct-by-hints.ts';
import { findMask } from './masks/find-mask.ts';
import { splitMasks } from './masks/split-masks.ts';
import { edgeOf } from './matte-plane.ts';
import { makeViews } from './model/scene.ts';
import type { Limits } from './sharp-in-child.ts';

/** What the plans of one picture have in common while its alpha is made. What takes long is made when it is first asked for, once. */
export interface CutJob {
  /** The upright original's size. */
  original: Size;
  matte: Matte | undefined;
  masks: Readonly<Record<string, Mask>>;
  limits: Limits;
  /**
   * The picture where hints are solved: what its matte was solved on, so that no output's size has a part in it. Where no edge was
   * solved the alpha that hints correct is the output's own, which is of its size (docs/decisions/strokes.md).
   */
  grids(): Promise<HintGrids>;
  /** The edge of the matte as the hints that stand first in a plan correct it; null without one that was solved. */
  correctedEdge(plan: Plan): Promise<Edge | null>;
}

export function createCutJob(
  { path, matte, masks = {} }: Pick<RenderInput, 'path' | 'matte' | 'masks'>,
  original: Size,
  limits: Limits,
): CutJob {
  const edges = new Map<string, Promise<Edge>>();
  let grids: Promise<HintGrids> | undefined;
  const job: CutJob = {
    original,
    matte,
    masks,
    limits,
    grids: () => {
      grids ??= makeViews(path, limits).then(makeHintGrids);
      return grids;
    },
    correctedEdge: async (plan) => {
      const solved = matte?.solved;
      if (!solved) return null;
      const kind = JSON.stringify(splitMasks(plan, matte).ofMatte);
      const edge = edges.get(kind) ?? correctEdge(job, plan, edgeOf({ ...matte, solved }));
      edges.set(kind, edge);
      return await edge;
    },
  };
  return job;
}

async function correctEdge({ matte, masks, limits, grids }: CutJob, plan: Plan, edge: Edge): Promise<Edge> {
  let corrected = edge;
  for (const use of splitMasks(plan, matte).ofMatte)
    corrected = (await correctByHints(corrected, await grids(), findMask(masks, use), limits)).edge;
  return corrected;
}
