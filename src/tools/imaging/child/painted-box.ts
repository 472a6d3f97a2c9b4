import { fitLongestSide } from '../../../brush/grid.ts';
import type { Crop, Plan } from '../imaging.ts';
import { readAlpha } from './alpha-levels.ts';
import type { CutJob } from './cut-job.ts';
import { cutOut } from './cut-out.ts';
import { decodePicture } from './decode.ts';
import { levelsOf } from './levels.ts';
import { findLevelsBox, findPlaneBox, longestSide } from './mask-box.ts';
import { splitMasks } from './masks/split-masks.ts';

/** What of the upright original a plan that paints leaves, found small; null if nothing. */
export async function findPaintedBox(plan: Plan, job: CutJob, path: string): Promise<Crop | null> {
  const { original, limits } = job;
  const edge = isHintedAlone(plan, job) ? await job.correctedEdge(plan) : null;
  if (edge) return findPlaneBox(edge.alpha, original, levelsOf(plan.cutout).haze);
  const source = await decodePicture(path, fitLongestSide(original, longestSide), limits);
  // What is painted is seen from its first levels on, and a matte's haze is gone by now where edges are refined.
  const { haze } = levelsOf(plan.cutout?.edges === 'raw' ? plan.cutout : {});
  return findLevelsBox(readAlpha(await cutOut({ ...job, plan, source })), original, haze);
}

/** All that is painted is in the matte's own edge then. */
function isHintedAlone(plan: Plan, { matte }: CutJob): boolean {
  return !plan.alpha?.length && splitMasks(plan, matte).ofAlpha.length === 0;
}
