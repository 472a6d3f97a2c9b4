import { findEdge, type SolvedEdge } from '../../../brush/closed-form.ts';
import type { Plane } from '../../../brush/grid.ts';
import { resizePlane } from '../../../brush/resample.ts';
import type { Coverage, Matte } from '../imaging.ts';

// Loops, as `from` with a function takes ten times as long: 5 ms for the solved edge of one picture.

export function toPlane({ width, height, alpha }: Coverage): Plane {
  const data = new Float32Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) data[i] = alpha[i]! / 255;
  return { width, height, data };
}

/** Of shares 0..1. */
export function toCoverage({ width, height, data }: Plane): Coverage {
  const alpha = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) alpha[i] = data[i]! * 255 + 0.5;
  return { width, height, alpha };
}

/** The solved edge of a matte that has one, as it was when it was solved. */
export function edgeOf(matte: Matte & { solved: Coverage }): Pick<SolvedEdge, 'alpha' | 'band'> {
  const { solved } = matte;
  return { alpha: toPlane(solved), band: findEdge(resizePlane(toPlane(matte), solved)).band };
}
