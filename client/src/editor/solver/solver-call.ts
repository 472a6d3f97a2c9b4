import type { PackedEdits } from './pack-edits.ts';
import type { CropPart, OpenPicture } from './solver-types.ts';

/** What the page asks of the worker. */
export type SolverRequest =
  | { method: 'open'; picture: OpenPicture }
  | { method: 'takeTruth'; cutout: Blob; edits: PackedEdits }
  | { method: 'solve'; edits: PackedEdits }
  | { method: 'crop'; part: CropPart };

export interface SolverCall {
  id: number;
  request: SolverRequest;
}

export interface SolverAnswer {
  id: number;
  result?: unknown;
  error?: string;
}
