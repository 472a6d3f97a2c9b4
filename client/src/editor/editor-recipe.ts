import type { EditorRenditionFragment, MaskUseInput, RecipeInput } from '../gql/graphql.ts';
import { editorBackground, isOfEditor } from '../recipe/corrections.ts';
import { maskRoom } from './mask-room.ts';
import { sheets } from './sheet.ts';
import type { Sheets } from './sheet-at.ts';
import type { AlphaStep } from './solver/solver-types.ts';

type StoredRecipe = EditorRenditionFragment['recipe'];

/** The recipe that a cutout had, or that a picture without one gets, with nothing in it that the editor decides. */
export type BaseRecipe = Omit<RecipeInput, 'masks' | 'alpha'>;

export const firstBase: BaseRecipe = { removeBackground: {}, output: { format: 'WEBP' } };

const known = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([name, one]) => one != null && name !== '__typename')) as {
    [Name in keyof T]: NonNullable<T[Name]>;
  };

/** A stored recipe as it is asked for again. */
export function toBase({ removeBackground, trim, resize, background, output }: StoredRecipe): BaseRecipe {
  return {
    ...(removeBackground && { removeBackground: known(removeBackground) }),
    ...(trim && { trim: known(trim) }),
    ...(resize && { resize: known(resize) }),
    ...(background && { background }),
    ...(output && { output: known(output) }),
  };
}

/** Masks that a recipe may name beside those that are drawn on here. */
export const mostUses = maskRoom.uses - sheets.length;

/** What comes before the hints, in its order; of other masks also what the editor has no control for. */
export interface Ground {
  base: BaseRecipe;
  uses: readonly (MaskUseInput & { maskId: string })[];
}

/** Whether there is a cutout by which hints are solved: without one the picture is opaque, and the server refuses them. */
export const canHint = ({ base, uses }: Ground): boolean =>
  Boolean(base.removeBackground) || uses.some(({ mode }) => mode === 'REPLACE');

/** The matte on which hints are solved: that of edges which the server refines, whatever edges the cutout has. */
const groundOf = ({ base: { removeBackground }, uses }: Ground): RecipeInput => ({
  ...(removeBackground && {
    removeBackground: {
      ...removeBackground,
      edgeTreatment: 'REFINED',
      ...(removeBackground.edgeTreatment === 'RAW' && { quality: undefined }),
    },
  }),
  ...(uses.length > 0 && { masks: [...uses] }),
});

/** Longest sides of what is made to be looked at, and of the grid of the hints, pixels. */
export const editorSides = { shown: 1024, grid: 320 } as const;

const lookAt = (side: number) => ({
  resize: { width: side, height: side, fit: 'INSIDE' as const },
  background: editorBackground,
});

/** On the grid of the hints: as it is cut out by itself, and the picture as it is. */
export const gridRecipes = (ground: Ground): { cutout: RecipeInput; picture: RecipeInput } => ({
  cutout: { ...groundOf(ground), ...lookAt(editorSides.grid), output: { format: 'PNG' } },
  picture: { ...lookAt(editorSides.grid), output: { format: 'PNG' } },
});

/** Whether it is what hints are solved on, and not a cutout as somebody wants it. */
export const isOnGrid = ({ background, resize }: Pick<StoredRecipe, 'background' | 'resize'>): boolean =>
  isOfEditor({ background }) && resize?.width === editorSides.grid;

export interface Corrections {
  ground: Ground;
  sheets: Sheets;
  steps: readonly AlphaStep[];
}

/** As it is looked at meanwhile: whole, and without a colour behind it. */
export const shownRecipe = (corrections: Corrections): RecipeInput => ({
  ...correct(corrections),
  ...lookAt(editorSides.shown),
  // Many are made of one picture, and none is kept for its looks.
  output: { format: 'WEBP', quality: 75 },
});

/** As it was asked for, corrected. */
export const finalRecipe = (corrections: Corrections): RecipeInput => ({
  ...corrections.ground.base,
  ...correct(corrections),
});

function correct({ ground, sheets, steps }: Corrections): RecipeInput {
  const { base, uses } = ground;
  const masks: MaskUseInput[] = [...uses];
  const add = (at: Sheets[keyof Sheets], mode: MaskUseInput['mode']) => {
    if (at && (at.strokes.length > 0 || at.hasFile))
      masks.push({ maskId: at.maskId, version: at.version, mode });
  };
  if (canHint(ground)) add(sheets.hints, 'HINTS');
  add(sheets.keep, 'KEEP');
  add(sheets.erase, 'ERASE');
  return {
    ...(base.removeBackground && { removeBackground: base.removeBackground }),
    ...(masks.length > 0 && { masks }),
    ...(steps.length > 0 && { alpha: steps.map((step) => ({ ...step })) }),
  };
}
