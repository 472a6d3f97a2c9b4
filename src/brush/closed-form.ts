import { findBand } from './band.ts';
import { type Effort, type Outcome, solveSystem } from './conjugate-gradients.ts';
import { clampShare, type Pixels, type Plane, requireSameSize } from './grid.ts';
import { createMattingLaplacian } from './matting-laplacian.ts';

/** Longest side of the grid on which an edge is solved, cells. */
export const closedFormSide = 480;

// Above this the mask is no mask with an edge, and solving it would take as long as it says little.
const largestShare = 0.25;
// How strongly the mask that it starts from holds: what the picture does not decide stays as it was.
const strength = 0.01;
const effort: Effort = { iterations: 40, tolerance: 1e-6 };

export interface Edge {
  /** Cells to be solved. */
  band: Uint8Array;
  /** Of all cells; that of the band that was too large, if it was. */
  bandShare: number;
  /** The band was too large, and is empty. */
  isSkipped: boolean;
}

export interface SolvedEdge extends Edge {
  /** 0..1; where it was skipped the mask as it was given. */
  alpha: Plane;
}

/** What of a mask (0..1) is solved. */
export function findEdge(mask: Plane): Edge {
  const { cells, share } = findBand(mask);
  const isSkipped = share > largestShare;
  return { band: isSkipped ? new Uint8Array(cells.length) : cells, bandShare: share, isSkipped };
}

/** Solves the edge of a mask (0..1) from the picture of the same size; beyond the band around it the mask stays bit for bit. */
export function solveEdge(pixels: Pixels, mask: Plane): SolvedEdge {
  const edge = findEdge(mask);
  if (edge.isSkipped) return { ...edge, alpha: mask };
  return { ...edge, alpha: solveClosedForm(pixels, mask, edge.band).plane };
}

/** Closed form matting of the free cells (1), the others given; `mask` is where all start and what holds the free ones. */
export function solveClosedForm(
  pixels: Pixels,
  mask: Plane,
  free: Uint8Array,
  { iterations, tolerance }: Effort = effort,
): Outcome & { plane: Plane } {
  requireSameSize(pixels, mask, 'a mask');
  const { width, height } = mask;
  const laplacian = createMattingLaplacian(pixels, free, strength);
  const { cells, margin, stride } = laplacian;
  const x = new Float32Array(stride * (height + 2 * margin));
  for (let y = 0; y < height; y++)
    x.set(mask.data.subarray(y * width, (y + 1) * width), (y + margin) * stride + margin);
  // b − A x at the start, where x is the prior: − L x, and A is L + λ.
  const residual = new Float32Array(cells.length);
  laplacian.multiply(x, residual);
  for (let k = 0; k < cells.length; k++) residual[k] = strength * x[cells[k]!]! - residual[k]!;
  const outcome = solveSystem(laplacian, x, residual, { iterations, tolerance });
  const data = mask.data.slice();
  for (let at = 0, k = 0; at < data.length; at++) if (free[at]) data[at] = clampShare(x[cells[k++]!]!);
  return { ...outcome, plane: { data, width, height } };
}
