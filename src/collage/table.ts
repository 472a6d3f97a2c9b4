import type { Body } from './body.ts';
import type { Forces } from './forces.ts';
import type { Frame } from './frame.ts';
import type { Random } from './random.ts';

/** All that the steps of a layout work on. */
export interface Table {
  frame: Frame;
  /** In the order of the pieces. */
  bodies: readonly Body[];
  /** Those that are not pinned, the largest first. */
  free: readonly Body[];
  random: Random;
  /** To write into. */
  forces: Forces;
}

/** What share of its wish a body has, beside the others: 1 in the middle. */
export function ratioOf({ size, wanted }: Body, middle: number): number {
  return size / (wanted * middle);
}

/** The middle one of the shares that free bodies have of what they want; 1 if there are none. */
export function findMiddle({ free }: Table): number {
  const shares = Float64Array.from(free, ({ size, wanted }) => size / wanted).sort();
  return shares[shares.length >> 1] ?? 1;
}
