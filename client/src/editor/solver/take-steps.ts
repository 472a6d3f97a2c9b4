import type { GridSize, Plane } from '../../../../src/brush/grid.ts';
import { type MaskStep, takeMaskSteps } from '../../../../src/brush/mask-step.ts';
import type { MaskOp } from '../../gql/graphql.ts';
import type { AlphaStep } from './solver-types.ts';

const opNames = {
  GROW: 'grow',
  SHRINK: 'shrink',
  FEATHER: 'feather',
  INVERT: 'invert',
  FILL_HOLES: 'fillHoles',
  DROP_ISLANDS: 'dropIslands',
  THRESHOLD: 'threshold',
} as const satisfies Record<MaskOp, MaskStep['op']>;

/** What the server does to the alpha last of all, in the 8 bits in which it does it. */
export function takeSteps(alpha: Plane, steps: readonly AlphaStep[], original: GridSize): Plane {
  if (steps.length === 0) return alpha;
  const levels = { ...alpha, data: Uint8Array.from(alpha.data, (value) => Math.round(value * 255)) };
  const todo = steps.map(({ op, amount }) => ({ op: opNames[op], amount }) as MaskStep);
  const { data } = takeMaskSteps(levels, todo, original);
  return { ...alpha, data: Float32Array.from(data, (level) => level / 255) };
}
