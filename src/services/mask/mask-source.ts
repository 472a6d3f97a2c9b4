import type { Image } from '../../schema/image.ts';
import type { Mask, MaskKind, MaskOrigin } from '../../schema/mask.ts';
import type { PendingUpload } from '../../schema/pending-upload.ts';
import type { MaskFile } from '../../tools/imaging/mask.ts';
import type { NamedStroke } from './stroke-input.ts';

/** What a new mask begins with. */
export interface MaskSource {
  kind: MaskKind;
  origin: MaskOrigin;
  /** Of what is drawn over; null where that is nothing. */
  baseSha256: string | null;
  /** Drawn over it before anything else is. */
  strokes: NamedStroke[];
  /** Makes what is drawn over as a file; null where that is nothing. */
  makeBase(): Promise<MaskFile | null>;
  /** What was sent past the API, which is used up by it. */
  upload?: PendingUpload;
  /** The mask that it has become before. */
  known?: Mask;
}

/** What is told of it: its image, and a folder for its file. */
export interface SourceRequest {
  image: Image;
  kind: MaskKind;
  directory: string;
}
