import { createColourModel, judgeColours } from './colour-model.ts';
import type { Plane } from './grid.ts';
import type { Lab } from './lab.ts';
import type { Reach } from './reach.ts';
import type { Seeds } from './seeds.ts';

// A cell that somebody has painted says more than one of the mask, of which there are many.
const ofSeed = 3;
const ofMask = 0.15;
const surelyInside = 0.9;
const surelyOutside = 0.1;

/** How likely each cell's colour is the subject's, by what was painted and by what of the mask nobody has said to be wrong. */
export function judgeHintColours(
  lab: Lab,
  mask: Plane,
  { certain }: Seeds,
  { nearness }: Reach,
): Float32Array {
  const subject = new Float32Array(certain.length);
  const background = new Float32Array(certain.length);
  // A stroke of the subject is there because the mask's background is wrong around it, and the other way round.
  const isSubjectDoubted = certain.includes(-1);
  const isBackgroundDoubted = certain.includes(1);
  for (let i = 0; i < certain.length; i++) {
    const value = mask.data[i]!;
    const near = nearness[i]!;
    if (certain[i] === 1) subject[i] = ofSeed;
    else if (certain[i] === -1) background[i] = ofSeed;
    else if (value > surelyInside) subject[i] = weigh(near, isSubjectDoubted);
    else if (value < surelyOutside) background[i] = weigh(near, isBackgroundDoubted);
  }
  return judgeColours(createColourModel(lab, subject, background), lab);
}

function weigh(near: number, isDoubted: boolean): number {
  if (near === 0) return ofMask;
  return isDoubted ? 0 : ofMask * (1 - near);
}
