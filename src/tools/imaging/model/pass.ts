import type { Pixels } from '../../../brush/grid.ts';
import type { Matte, Size } from '../imaging.ts';
import type { Precision } from './precision.ts';

/** What a network is shown: RGB pixels, row by row. Sides are multiples of 32 for u2netp, and its own for any other model. */
export interface PassInput extends Size {
  pixels: Uint8Array;
}

/** A picture as a model sees it, and what its answers are made one alpha by. */
export interface Scene {
  /** At least one. Mirrored pixels are answered in the mirror too. */
  passes: (PassInput & { isMirrored: boolean })[];
  /** The picture at the size where passes are resolved, and at that where edges are solved; null: neither is done. */
  views: Views | null;
}

export interface Views {
  resolve: Pixels;
  edge: Pixels;
}

/** What a matte child is sent. */
export interface MatteInput extends Scene {
  /** `int8`: as this model is best computed quickly; `fp32`: with floats in any case. */
  precision: Precision;
}

export interface MatteResult extends Matte {
  /** What it was computed with. */
  precision: Precision;
  ms: number;
}
