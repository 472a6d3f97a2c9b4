import { graphql } from '../gql/gql.ts';
import type { RecipeCorrectionsFragment, RecipeInput } from '../gql/graphql.ts';

/** What was done to a cutout by hand: its masks, and the steps after them. */
export const RecipeCorrections = graphql(`
  fragment RecipeCorrections on Recipe {
    masks {
      maskId
      version
      mode
      steps {
        op
        amount
      }
    }
    alpha {
      op
      amount
    }
  }
`);

/** The same as it is asked for. */
export type AskedCorrections = Pick<RecipeInput, 'masks' | 'alpha'>;

type StoredUse = NonNullable<RecipeCorrectionsFragment['masks']>[number];
type StoredStep = NonNullable<RecipeCorrectionsFragment['alpha']>[number];

export interface StoredCorrections {
  masks?: readonly StoredUse[] | null;
  alpha?: readonly StoredStep[] | null;
}

/** As they are asked for again; undefined where there are none. */
export function readCorrections({ masks, alpha }: StoredCorrections): AskedCorrections | undefined {
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

const toStep = ({ op, amount }: StoredStep) => ({ op, ...(amount != null && { amount }) });

/** What is made to be looked at while a cutout is corrected lies on this: its alpha is kept, and nobody takes it for a cutout. */
export const editorBackground = '#00000000';

export const isOfEditor = ({ background }: { background?: string | null }): boolean =>
  background === editorBackground;
