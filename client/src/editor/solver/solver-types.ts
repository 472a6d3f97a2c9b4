import type { MaskOp } from '../../gql/graphql.ts';
import type { EditStroke } from '../edit-stroke.ts';

export interface AlphaStep {
  op: MaskOp;
  /** GROW, SHRINK, FEATHER: pixels of the original; FILL_HOLES, DROP_ISLANDS: share of the picture; INVERT has none. */
  amount?: number;
}

/** What a cutout is made of, beside the picture. */
export interface Edits {
  strokes: readonly EditStroke[];
  steps: readonly AlphaStep[];
}

export interface OpenPicture {
  /** The picture on the grid on which hints are solved, and as it was cut out by itself there: its alpha is where they start; and what a file says there. */
  grid: { picture: Blob; cutout: Blob; marks: Blob | null };
  /** Larger, to be shown. */
  picture: Blob;
  /** Of the original, upright. */
  width: number;
  height: number;
}

/** What is near what the server will make of the edits, until it has. */
export interface Solver {
  open(picture: OpenPicture): Promise<void>;
  /** The server's own cutout and the edits it was made of: what differs from it is what is guessed. */
  takeTruth(truth: { cutout: Blob; edits: Edits }): Promise<void>;
  /** The cutout, as large as what is worked on. */
  solve(edits: Edits): Promise<ImageBitmap>;
  /** A part of the original as it is on the screen. */
  crop(part: CropPart): Promise<ImageBitmap>;
  close(): void;
}

export interface CropPart {
  original: Blob;
  /** In pixels of the original. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of what is wanted. */
  shown: { width: number; height: number };
}
