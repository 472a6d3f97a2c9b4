import type { Affinity } from './affinity.ts';
import { findExtremes } from './agreement.ts';
import { createColourModel, judgeColours } from './colour-model.ts';
import { clampShare, type Plane, requireSameSize } from './grid.ts';
import type { Lab } from './lab.ts';
import { type WalkTask, walk } from './walk.ts';

/** Longest side of the grid on which passes are resolved, cells. */
export const resolveSide = 320;

// Where no pass sees more than this there is background, and subject where all see more than that.
const surelyOutside = 0.15;
const surelyInside = 0.85;
const effort = { iterations: 100, tolerance: 1e-4 };

// An answer with less background than that has found no subject: now and then a pass takes all of a patterned picture.
const leastBackground = 0.01;

/** The answers that tell subject and background apart; all, if none does. */
function findTelling(passes: readonly Plane[]): readonly Plane[] {
  const telling = passes.filter(({ data }) => {
    let outside = 0;
    for (const value of data) if (value < 0.5) outside++;
    return outside >= leastBackground * data.length;
  });
  return telling.length > 0 ? telling : passes;
}

/**
 * One alpha out of several answers about one picture, of which each misses parts or takes too many: what all are sure of
 * stays, the rest is decided by the picture (a random walker with priors), and hardly anything stays half-transparent.
 *
 * @param passes one or more, 0..1, on the grid of `lab`.
 * @returns 0..1; 0 and 1 exactly where the telling passes are sure.
 */
export function resolvePasses(passes: readonly Plane[], lab: Lab, affinity: Affinity): Plane {
  const { plane } = walk(poseQuestion(findTelling(passes), lab, affinity), effort);
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = clampShare(2.5 * (plane.data[i]! - 0.5) + 0.5);
  return plane;
}

function poseQuestion(passes: readonly Plane[], lab: Lab, affinity: Affinity): WalkTask {
  const { least, most, mean } = findExtremes(passes);
  const { width, height } = passes[0]!;
  requireSameSize(lab, { width, height }, 'passes');
  const free = new Uint8Array(mean.length);
  const inside = new Float32Array(mean.length);
  const outside = new Float32Array(mean.length);
  for (let i = 0; i < mean.length; i++) {
    if (most[i]! < surelyOutside) outside[i] = 1;
    else if (least[i]! > surelyInside) inside[i] = 1;
    else free[i] = 1;
  }
  const likelihood = judgeColours(createColourModel(lab, inside, outside), lab);
  const strength = new Float32Array(mean.length);
  const pull = new Float32Array(mean.length);
  const start = inside.slice();
  for (let i = 0; i < mean.length; i++) {
    if (!free[i]) continue;
    // Centre .43: passes miss parts of a subject more often than they add to it.
    const prior = clampShare((mean[i]! - 0.28) / 0.3);
    const ofColour = 0.02 * Math.abs(2 * likelihood[i]! - 1);
    strength[i] = 0.1 + ofColour;
    pull[i] = 0.1 * prior + (likelihood[i]! > 0.5 ? ofColour : 0);
    start[i] = prior;
  }
  return { affinity, start: { data: start, width, height }, free, strength, pull };
}
