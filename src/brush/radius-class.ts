import type { GridSize } from './grid.ts';

// R, how far a stroke reaches, is 5 radii, and never less than a tenth of the longer side: short fine strokes would do nothing.
const radiiOfReach = 5;
const leastReach = 0.1;
const classStep = 1.34;

/**
 * Radii are told apart by how far they reach, for a distance transform each and not one a stroke. R is rounded down to a class,
 * to 3.7 radii at worst: from 3.5 to 5 masks come out alike, beyond they leak. The last is that of a stroke as wide as the picture.
 */
export const classCount = 12;

/** The class of a stroke with this radius in cells. */
export function classifyRadius(radius: number, size: GridSize): number {
  let index = 0;
  while (index < classCount - 1 && measureReach(index + 1, size) <= radius * radiiOfReach) index++;
  return index;
}

/** R of a class, in cells. */
export function measureReach(radiusClass: number, { width, height }: GridSize): number {
  let reach = leastReach * Math.max(width, height);
  for (let index = 0; index < radiusClass; index++) reach *= classStep;
  return reach;
}
