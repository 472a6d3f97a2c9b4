// The random walker with priors: Grady, "Multilabel Random Walker Image Segmentation Using Prior Models", CVPR 2005, and
// "Random Walks for Image Segmentation", IEEE TPAMI 28(11), 2006.

import type { Affinity } from './affinity.ts';
import { type Effort, type LinearSystem, type Outcome, solveSystem } from './conjugate-gradients.ts';
import { type Plane, requireSameSize } from './grid.ts';

/** All but the affinity a value a cell. */
export interface WalkTask {
  affinity: Affinity;
  /** Where the cells start; what is not free stays so: seeds, and all that is not asked about. */
  start: Plane;
  /** 1: to be solved; 0: given. */
  free: Uint8Array;
  /** Σ λ: how strongly priors hold a free cell. */
  strength: Float32Array;
  /** Σ λ p: the priors, each times how strongly it holds. */
  pull: Float32Array;
}

/** The x that makes Σ w_ij (x_i − x_j)² + Σ λ_i (x_i − p_i)² least over the free cells; the others bit for bit as they were. */
export function walk(task: WalkTask, effort: Effort): Outcome & { plane: Plane } {
  const { affinity, start } = task;
  requireSameSize(affinity, start, 'a plane to start from');
  const { width, height, stride } = affinity;
  const x = new Float32Array(stride * (height + 2));
  for (let y = 0; y < height; y++)
    x.set(start.data.subarray(y * width, (y + 1) * width), (y + 1) * stride + 1);
  const { system, residual } = setUp(task, x);
  const outcome = solveSystem(system, x, residual, effort);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    data.set(x.subarray((y + 1) * stride + 1, (y + 1) * stride + 1 + width), y * width);
  return { ...outcome, plane: { data, width, height } };
}

function setUp({ affinity, free, strength, pull }: WalkTask, x: Float32Array) {
  const { width, stride, right, below, belowRight, belowLeft } = affinity;
  let count = 0;
  for (const one of free) count += one;
  const cells = new Int32Array(count);
  const diagonal = new Float32Array(count);
  const residual = new Float32Array(count);
  for (let at = 0, k = 0; at < free.length; at++) {
    if (!free[at]) continue;
    const y = (at / width) | 0;
    const i = (y + 1) * stride + (at - y * width) + 1;
    cells[k] = i;
    let total = strength[at]!;
    total += right[i]! + right[i - 1]! + below[i]! + below[i - stride]!;
    total += belowRight[i]! + belowRight[i - stride - 1]! + belowLeft[i]! + belowLeft[i - stride + 1]!;
    diagonal[k] = total;
    residual[k] = pull[at]! - total * x[i]! + sumNeighbours(affinity, x, i);
    k++;
  }
  return { system: createSystem(affinity, cells, diagonal), residual };
}

function sumNeighbours(affinity: Affinity, x: Float32Array, i: number): number {
  const { stride, right, below, belowRight, belowLeft } = affinity;
  return (
    right[i]! * x[i + 1]! +
    right[i - 1]! * x[i - 1]! +
    below[i]! * x[i + stride]! +
    below[i - stride]! * x[i - stride]! +
    belowRight[i]! * x[i + stride + 1]! +
    belowRight[i - stride - 1]! * x[i - stride - 1]! +
    belowLeft[i]! * x[i + stride - 1]! +
    belowLeft[i - stride + 1]! * x[i - stride + 1]!
  );
}

function createSystem(affinity: Affinity, cells: Int32Array, diagonal: Float32Array): LinearSystem {
  return {
    cells,
    diagonal,
    multiply(vector, product) {
      let curvature = 0;
      for (let k = 0; k < cells.length; k++) {
        const i = cells[k]!;
        const value = diagonal[k]! * vector[i]! - sumNeighbours(affinity, vector, i);
        product[k] = value;
        curvature += value * vector[i]!;
      }
      return curvature;
    },
  };
}
