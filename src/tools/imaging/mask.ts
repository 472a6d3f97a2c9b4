import type { GridSize } from '../../brush/grid.ts';
import type { MaskStep } from '../../brush/mask-step.ts';
import type { Stroke } from '../../brush/stroke.ts';

export type { MaskStep };

/** `coverage`: 255 is inside, 0 is not. `hints`: 255 belongs to the subject, 0 does not, of 128 nothing is said. */
export type MaskKind = 'coverage' | 'hints';

/** What a mask is made of. */
export interface Mask {
  kind: MaskKind;
  /** What was drawn over: an 8-bit grey PNG of the upright original's size. Default: nothing inside, or nothing said. */
  basePath?: string;
  /** In drawing order. */
  strokes: readonly Stroke[];
}

/** png: 8-bit grey · rle: JSON `{size: [height, width], counts}`, COCO's uncompressed form · svg: closed paths, even-odd. */
export type MaskFormat = 'png' | 'rle' | 'svg';

/** How a mask acts on an alpha: becomes it; the larger of both; the smaller of it and the mask's opposite; solves it anew around the hints. */
export interface MaskUse {
  /** Its name among the masks beside the plan. */
  mask: string;
  mode: 'replace' | 'keep' | 'erase' | 'hints';
  /** Done to the mask first; none for hints. */
  steps?: readonly MaskStep[];
}

export interface MaskFileInput {
  /** What was sent: luma × alpha counts, of its first frame. */
  path: string;
  kind: MaskKind;
  /** The upright original's, which the file must have. */
  size: GridSize;
  /** An existing folder; the file in it is the caller's to move or delete, after a failure too. */
  directory: string;
}

/** Longest side of a mask that is measured, cells: 230,000 a square, so that its shares are within .002 of those of any picture. */
export const maskGridSide = 480;

/** A mask, small: a byte a cell, row by row. */
export interface MaskGrid extends GridSize {
  alpha: Uint8Array;
}

/** The base of a mask: an 8-bit grey PNG. */
export interface MaskFile {
  path: string;
  byteSize: number;
  /** The same small, at most 480 cells a side: what `measureMask` needs of it. */
  grid: MaskGrid;
}

/** A mask to be looked at or measured. */
export interface MaskPictureInput {
  mask: Mask;
  /** The upright original's. */
  size: GridSize;
  /** The base's, where it has one: what is measured is measured on this. */
  grid?: MaskGrid;
}

export interface DrawMaskInput extends MaskPictureInput {
  format: MaskFormat;
  /** Pixels, 1 to the original's; the height follows. */
  width: number;
  /** An existing folder; the file in it is the caller's to move or delete, after a failure too. */
  directory: string;
}
