import type { MaskOp } from '../gql/graphql.ts';
import type { AlphaStep } from './solver/solver-types.ts';

/** What there is a control for. */
interface Controls {
  /** Pixels of the original: more grows it, less shrinks it. */
  grow: number;
  /** Pixels of the original. */
  feather: number;
  fillHoles: boolean;
  dropIslands: boolean;
}

/** What is done to the edge of the whole cutout. */
export interface Steps extends Controls {
  /** Those of a recipe that was made elsewhere, as they were there. */
  found?: readonly AlphaStep[];
}

export const noSteps: Controls = { grow: 0, feather: 0, fillHoles: false, dropIslands: false };

/** Of the picture: what is larger is there on purpose. */
const smallShare = 0.002;

/**
 * In the order in which they are done: what is small goes before anything grows. As long as nothing is changed they are those
 * that were found, and then what has no control still comes first.
 */
export function toAlphaSteps({ found = [], ...controls }: Steps): AlphaStep[] {
  if (isSameEdge(controls, readControls(found))) return [...found];
  const steps = found.filter(({ op }) => op === 'INVERT' || op === 'THRESHOLD');
  const { grow, feather, fillHoles, dropIslands } = controls;
  if (dropIslands) steps.push({ op: 'DROP_ISLANDS', amount: smallShare });
  if (fillHoles) steps.push({ op: 'FILL_HOLES', amount: smallShare });
  if (grow > 0) steps.push({ op: 'GROW', amount: grow });
  if (grow < 0) steps.push({ op: 'SHRINK', amount: -grow });
  if (feather > 0) steps.push({ op: 'FEATHER', amount: feather });
  return steps;
}

/** Of a recipe that was made elsewhere. */
export function fromAlphaSteps(alpha: readonly { op: MaskOp; amount?: number | null }[]): Steps {
  const found = alpha.map(({ op, amount }) => ({ op, ...(amount != null && { amount }) }));
  return { ...readControls(found), ...(found.length > 0 && { found }) };
}

function readControls(alpha: readonly AlphaStep[]): Controls {
  const sum = (op: MaskOp) =>
    alpha.filter((step) => step.op === op).reduce((all, { amount }) => all + (amount ?? 0), 0);
  return {
    grow: sum('GROW') - sum('SHRINK'),
    feather: sum('FEATHER'),
    fillHoles: alpha.some(({ op }) => op === 'FILL_HOLES'),
    dropIslands: alpha.some(({ op }) => op === 'DROP_ISLANDS'),
  };
}

export const isSameEdge = (one: Controls, other: Controls): boolean =>
  one.grow === other.grow &&
  one.feather === other.feather &&
  one.fillHoles === other.fillHoles &&
  one.dropIslands === other.dropIslands;
