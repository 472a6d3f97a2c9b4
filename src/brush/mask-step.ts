import { feather } from './feather.ts';
import type { GridSize, Levels } from './grid.ts';
import { grow } from './grow.ts';
import { fillHoles } from './holes.ts';

/** `grow`, `shrink`: radius, `feather`: sigma, in pixels of the upright original · `fillHoles`, `dropIslands`: up to this share of the picture · `threshold`: 0..1. */
export type MaskStep =
  | { op: 'grow' | 'shrink' | 'feather' | 'fillHoles' | 'dropIslands' | 'threshold'; amount: number }
  | { op: 'invert' };

// A shrunk mask is what is left where its opposite has grown.
const steps = {
  grow: (levels, amount, scale) => grow(levels, amount * scale),
  shrink: (levels, amount, scale) => invert(grow(invert(levels), amount * scale)),
  feather: (levels, amount, scale) => feather(levels, amount * scale),
  fillHoles: (levels, amount) => fillHoles(levels, amount, { atBorder: false }),
  dropIslands: (levels, amount) => invert(fillHoles(invert(levels), amount, { atBorder: true })),
  threshold: (levels, amount) => threshold(levels, amount),
  invert: (levels) => invert(levels),
} satisfies Record<MaskStep['op'], (levels: Levels, amount: number, scale: number) => Levels>;

/**
 * What becomes of a coverage by one step after the other; the levels that are given stay as they are.
 *
 * @param original the upright original's size, in whose pixels amounts are.
 */
export function takeMaskSteps(levels: Levels, todo: readonly MaskStep[], original: GridSize): Levels {
  const scale = Math.max(levels.width, levels.height) / Math.max(original.width, original.height);
  return todo.reduce((done, step) => steps[step.op](done, 'amount' in step ? step.amount : 0, scale), levels);
}

function invert(levels: Levels): Levels {
  return { ...levels, data: levels.data.map((level) => 255 - level) };
}

/** At 0 all that is not nothing is inside. */
function threshold(levels: Levels, amount: number): Levels {
  const least = Math.max(1, amount * 255);
  return { ...levels, data: levels.data.map((level) => (level >= least ? 255 : 0)) };
}
