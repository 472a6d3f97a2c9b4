import type { MaskMode, MaskOp, RecipeInput } from '../gql/graphql.ts';

/** What was done to a cutout by hand: its masks, and the steps after them. */
export type RecipeCorrections = Pick<RecipeInput, 'masks' | 'alpha'>;

export interface StoredMaskStep {
  op: MaskOp;
  amount?: number | null;
}

export interface StoredMaskUse {
  maskId: string;
  version: number;
  mode: MaskMode;
  steps?: readonly StoredMaskStep[] | null;
}

interface Stored {
  masks?: readonly StoredMaskUse[] | null;
  alpha?: readonly StoredMaskStep[] | null;
}

/** As they are asked for again; undefined where there are none. */
export function readCorrections({ masks, alpha }: Stored): RecipeCorrections | undefined {
  if (!masks?.length && !alpha?.length) return undefined;
  return {
    ...(masks?.length && {
      masks: masks.map(({ maskId, version, mode, steps }) => ({
        maskId,
        version,
        mode,
        ...(steps?.length && { steps: steps.map(toStep) }),
      })),
    }),
    ...(alpha?.length && { alpha: alpha.map(toStep) }),
  };
}

const toStep = ({ op, amount }: StoredMaskStep) => ({ op, ...(amount != null && { amount }) });

/** What is made to be looked at while a cutout is corrected lies on this: its alpha is kept, and nobody takes it for a cutout. */
export const editorBackground = '#00000000';

export const isOfEditor = ({ background }: { background?: string | null }): boolean =>
  background === editorBackground;
