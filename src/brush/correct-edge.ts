import { findBand } from './band.ts';
import { type SolvedEdge, solveClosedForm } from './closed-form.ts';
import type { Pixels, Plane } from './grid.ts';
import type { Correction } from './hints.ts';
import { resizePlane } from './resample.ts';

// Within this share of its reach a correction comes in little by little: no line is seen where it begins.
const border = 0.08;

/**
 * The solved alpha of a picture with a corrected mask in it: the corrected mask's own edge solved where hints reach, and fixed
 * where they do not. Solved as a whole it would move far away from them too, by up to 95 of 255.
 *
 * @param pixels the picture on the grid of the solution (closed-form.ts: 480 cells on the longer side).
 * @param edge the solution for the mask before.
 * @returns what `enlargeAlpha` takes; alpha and band bit for bit as before where no hint reaches.
 */
export function correctEdge(
  pixels: Pixels,
  { alpha, band }: Pick<SolvedEdge, 'alpha' | 'band'>,
  { mask, nearness }: Correction,
): Pick<SolvedEdge, 'alpha' | 'band'> {
  const corrected = resizePlane(mask, alpha);
  const near = resizePlane({ ...mask, data: nearness }, alpha).data;
  const { cells } = findBand(corrected);
  const start: Plane = { ...alpha, data: alpha.data.slice() };
  const free = new Uint8Array(near.length);
  const out = band.slice();
  for (let i = 0; i < near.length; i++) {
    if (near[i] === 0) continue;
    start.data[i] = corrected.data[i]!;
    free[i] = out[i] = cells[i]!;
  }
  const { plane } = solveClosedForm(pixels, start, free);
  for (let i = 0; i < near.length; i++) {
    const before = alpha.data[i]!;
    if (near[i]! < border) plane.data[i] = before + ((plane.data[i]! - before) * near[i]!) / border;
  }
  return { alpha: plane, band: out };
}
