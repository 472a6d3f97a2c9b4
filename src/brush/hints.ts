import { type Affinity, measureAffinity } from './affinity.ts';
import { clampShare, type Plane, requireSameSize } from './grid.ts';
import { judgeHintColours } from './hint-colours.ts';
import type { Lab } from './lab.ts';
import { findReach, type Reach } from './reach.ts';
import { type Hints, plantSeeds, type Seeds } from './seeds.ts';
import { settleMask } from './settle.ts';
import { type WalkTask, walk } from './walk.ts';

/** A mask as hints have changed it. */
export interface Correction {
  /** 0..1, on the grid of the mask before. */
  mask: Plane;
  /** A value a cell: 1 where it is certain, falling to 0 where no hint reaches and the mask is as it was. */
  nearness: Float32Array;
}

const effort = { iterations: 80, tolerance: 1e-7 };
// How strongly the mask holds: more towards the border of the reach.
const ofMask = 0.012;
const ofDistance = 0.05;
const ofColour = 0.03;
const ofRim = 0.2;
// Hardly anything stays half-transparent: the edge is solved anew from the picture.
const sharpness = 4;

/**
 * Lets the picture decide how far hints go: a random walker with priors from certain cells, colours and the mask before. All
 * hints are solved together, so that the result depends on them alone, not on masks in between.
 *
 * @param mask 0..1, on the grid of `lab` (resolve.ts: 320 cells on the longer side). Where no hint reaches it stays bit for bit.
 * @param affinity of `lab`, for who has it already.
 */
export function correctMask(
  lab: Lab,
  mask: Plane,
  hints: Hints,
  affinity: Affinity = measureAffinity(lab),
): Correction {
  requireSameSize(lab, mask, 'a mask');
  const seeds = plantSeeds(mask, hints);
  const reach = findReach(seeds);
  const likelihood = judgeHintColours(lab, mask, seeds, reach);
  const task = poseTask(affinity, mask, seeds, reach, likelihood);
  const { plane } = walk(task, effort);
  for (let i = 0; i < plane.data.length; i++)
    if (task.free[i]) plane.data[i] = clampShare(sharpness * (plane.data[i]! - 0.5) + 0.5);
  settleMask(plane, mask, seeds, reach);
  return { mask: plane, nearness: reach.nearness };
}

function poseTask(
  affinity: Affinity,
  mask: Plane,
  { certain, soft }: Seeds,
  { nearness }: Reach,
  likelihood: Float32Array,
): WalkTask {
  const count = mask.data.length;
  const free = new Uint8Array(count);
  const strength = new Float32Array(count);
  const pull = new Float32Array(count);
  const start = mask.data.slice();
  for (let i = 0; i < count; i++) {
    const near = nearness[i]!;
    if (near === 0) continue;
    if (certain[i] !== 0) {
      start[i] = certain[i]! > 0 ? 1 : 0;
      continue;
    }
    free[i] = 1;
    const far = 1 - near;
    const byMask = ofMask + ofDistance * far * far * far * far;
    const byColour = ofColour * Math.abs(2 * likelihood[i]! - 1);
    const byRim = ofRim * soft[i]! * soft[i]!;
    strength[i] = byMask + byColour + byRim;
    pull[i] = byMask * start[i]! + (likelihood[i]! > 0.5 ? byColour : 0) + (soft[i]! > 0 ? byRim : 0);
  }
  return { affinity, start: { ...mask, data: start }, free, strength, pull };
}
