import type { Plane } from './grid.ts';
import type { Reach } from './reach.ts';
import type { Seeds } from './seeds.ts';

/** Holds what was solved to what was said, in place: what hints may not do is as it was in the mask before. */
export function settleMask(solved: Plane, mask: Plane, seeds: Seeds, reach: Reach): void {
  holdDirection(solved.data, mask.data, reach);
  for (const sign of [1, -1] as const) {
    const hasCrossed = findCrossed(solved.data, mask.data, sign);
    const isReached = spreadFrom(seeds, sign, hasCrossed);
    for (let i = 0; i < hasCrossed.length; i++)
      if (hasCrossed[i] && !isReached[i]) solved.data[i] = mask.data[i]!;
  }
}

/** Where hints of the subject alone reach nothing is taken away, and where hints of the background alone reach nothing is added. */
function holdDirection(solved: Float32Array, mask: Float32Array, { ofSubject, ofBackground }: Reach): void {
  for (let i = 0; i < solved.length; i++) {
    if (ofSubject[i] && !ofBackground[i]) solved[i] = Math.max(solved[i]!, mask[i]!);
    else if (ofBackground[i] && !ofSubject[i]) solved[i] = Math.min(solved[i]!, mask[i]!);
  }
}

/** 1 where the side has won a cell: it is beyond ½ now and was not. */
function findCrossed(solved: Float32Array, mask: Float32Array, sign: 1 | -1): Uint8Array {
  const out = new Uint8Array(solved.length);
  for (let i = 0; i < out.length; i++) {
    const isIn = solved[i]! >= 0.5;
    if (isIn !== mask[i]! >= 0.5 && isIn === sign > 0) out[i] = 1;
  }
  return out;
}

/** The crossed cells that hang together, over corners too, with a certain cell of this side. */
function spreadFrom({ certain, width, height }: Seeds, sign: 1 | -1, hasCrossed: Uint8Array): Uint8Array {
  const isReached = new Uint8Array(hasCrossed.length);
  const queue = new Int32Array(hasCrossed.length);
  let filled = 0;
  for (let i = 0; i < certain.length; i++) {
    if (certain[i] !== sign) continue;
    isReached[i] = 1;
    queue[filled++] = i;
  }
  for (let next = 0; next < filled; next++) {
    const at = queue[next]!;
    const x = at % width;
    const y = (at - x) / width;
    for (let row = Math.max(y - 1, 0); row <= Math.min(y + 1, height - 1); row++) {
      for (let column = Math.max(x - 1, 0); column <= Math.min(x + 1, width - 1); column++) {
        const i = row * width + column;
        if (isReached[i] || !hasCrossed[i]) continue;
        isReached[i] = 1;
        queue[filled++] = i;
      }
    }
  }
  return isReached;
}
