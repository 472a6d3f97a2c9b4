/** How large a piece is wanted. */
export interface Wish {
  /** Side of the square it would have if all canvas were shared out. */
  size: number;
  /** Whether it is wanted larger or smaller than most. */
  isWeighted: boolean;
}

/** Of pieces with these weights, on a canvas of this area. */
export function findWishes(weights: readonly number[], area: number): Wish[] {
  const usual = weights.toSorted((a, b) => a - b)[weights.length >> 1] ?? 1;
  // Nobody gets more than a third of all that there would be without weights.
  const most = Math.max(1, weights.length / 3);
  const shares = weights.map((weight) => Math.min(weight / usual, most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => ({ size: Math.sqrt((share * area) / total), isWeighted: share !== 1 }));
}
