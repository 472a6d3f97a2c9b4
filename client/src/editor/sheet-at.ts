import type { Problem } from '../problem/problem.ts';
import type { EditStroke } from './edit-stroke.ts';
import type { NextRequest } from './next-request.ts';
import type { Sheet } from './sheet.ts';

/** A sheet as it was read, with what was drawn on it from here since. */
export interface SheetAt {
  maskId: string;
  /** Up to which all that was drawn is in `strokes`. */
  version: number;
  /** In their order. */
  strokes: readonly EditStroke[];
  /** Whether there is a file beneath them. */
  hasFile?: boolean | undefined;
}

export type Sheets = Partial<Record<Sheet, SheetAt>>;

type Failure = { problem: Problem };

export interface MaskApi {
  /** Empty, or as it is by then if another window was first. */
  create(sheet: Sheet): Promise<SheetAt | Failure>;
  /** On top of a version of it. */
  update(
    sheet: Sheet,
    at: Pick<SheetAt, 'maskId' | 'version'>,
    request: NextRequest,
  ): Promise<{ version: number } | Failure>;
  read(sheet: Sheet, maskId: string): Promise<SheetAt | Failure>;
}
