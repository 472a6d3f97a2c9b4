// How alike neighbours are: exp(−β |ΔLab|²) as in Grady, "Random Walks for Image Segmentation", IEEE TPAMI 28(11), 2006,
// on eight neighbours, those across a corner by 1 / their distance.

import type { GridSize } from './grid.ts';
import type { Lab } from './lab.ts';

const steepness = 120;
const diagonal = Math.sqrt(0.5);
// Keeps every cell in touch with the others, however unlike they are.
const least = 1e-5;
// The exponential is looked up, 256 entries for each power of e, straight between them within 2e-6. The entries are
// products, as Math.exp may round otherwise in another engine; from e^-16 on it is nothing beside `least`.
const stepsOfOne = 256;
const lastPower = 16;

/**
 * Weights w of the edges from each cell to its neighbours to the right, below, below right and below left; 0 where there is
 * none. The grid has a margin of one cell all around it: cell (x, y) is at (y + 1) · stride + x + 1.
 */
export interface Affinity extends GridSize {
  stride: number;
  right: Float32Array;
  below: Float32Array;
  belowRight: Float32Array;
  belowLeft: Float32Array;
}

export function measureAffinity({ data, width, height }: Lab): Affinity {
  const falling = tabulateFalling();
  const stride = width + 2;
  const plane = () => new Float32Array(stride * (height + 2));
  const [right, below, belowRight, belowLeft] = [plane(), plane(), plane(), plane()];
  const line = width * 3;
  for (let y = 0; y < height; y++) {
    const hasBelow = y + 1 < height;
    for (let x = 0; x < width; x++) {
      const from = y * line + x * 3;
      const to = (y + 1) * stride + x + 1;
      const hasRight = x + 1 < width;
      if (hasRight) right[to] = compare(data, from, from + 3, falling) + least;
      if (!hasBelow) continue;
      below[to] = compare(data, from, from + line, falling) + least;
      if (hasRight) belowRight[to] = compare(data, from, from + line + 3, falling) * diagonal + least;
      if (x > 0) belowLeft[to] = compare(data, from, from + line - 3, falling) * diagonal + least;
    }
  }
  return { width, height, stride, right, below, belowRight, belowLeft };
}

function compare(lab: Float32Array, one: number, other: number, falling: Float32Array): number {
  const lightness = lab[one]! - lab[other]!;
  const a = lab[one + 1]! - lab[other + 1]!;
  const b = lab[one + 2]! - lab[other + 2]!;
  const at = (lightness * lightness + a * a + b * b) * (steepness * stepsOfOne);
  if (at >= lastPower * stepsOfOne) return 0;
  const step = at | 0;
  return falling[step]! + (falling[step + 1]! - falling[step]!) * (at - step);
}

/** e^-0, e^-1/256 … e^-16. */
function tabulateFalling(): Float32Array {
  const h = 1 / stepsOfOne;
  // Taylor's series, exact to the last bit of a double for so small a power.
  const ratio = 1 - h * (1 - (h / 2) * (1 - (h / 3) * (1 - (h / 4) * (1 - (h / 5) * (1 - h / 6)))));
  const table = new Float32Array(lastPower * stepsOfOne + 1);
  for (let step = 0, value = 1; step < table.length; step++, value *= ratio) table[step] = value;
  return table;
}
