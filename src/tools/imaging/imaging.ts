import type {
  DrawMaskInput,
  Mask,
  MaskFile,
  MaskFileInput,
  MaskPictureInput,
  MaskStep,
  MaskUse,
} from './mask.ts';
import type { Precision } from './model/precision.ts';
import type { PageReading } from './page-reading.ts';

/** The contract of the imaging tool. It takes paths, small buffers and a plain Plan; it knows no recipe and no row. */

import type { Layout as CollageLayout, LayoutInput } from '../../collage/lay-out.ts';
import type { Place } from '../../collage/place.ts';
import type { Silhouette } from '../../collage/silhouette.ts';

export type OutputFormat = 'jpeg' | 'png' | 'webp' | 'avif';

/** What the header of a picture says, limits already checked. */
export interface Inspection {
  mimeType: string;
  /** Pictures of an animation, 1 of any other; absent where nobody has counted. */
  frames?: number;
  /** Pixels, after EXIF orientation. */
  width: number;
  height: number;
}

/** 8-bit coverage on a grid that lies over the whole picture. */
export interface Coverage extends Size {
  /** width × height bytes, row by row. */
  alpha: Uint8Array;
}

/** How much is done to find a subject. What each means is in model/effort.ts. */
export type MatteEffort = 'fast' | 'balanced' | 'best';

/** Where the subject of a picture is: a model's one answer as it is, or what was made of several. */
export interface Matte extends Coverage {
  /** The same with its edge solved from the picture, on a finer grid; null where that was not asked for. */
  solved: Coverage | null;
  /** 0..1: how far the answers agree; null where there was one. */
  agreement: number | null;
}

/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Everything that is done to one picture for one output, in this order. A step whose part is absent is skipped. */
export interface Plan {
  /** Cut the subject out by the matte given beside the plan. */
  cutout?: {
    edges: 'raw' | 'refined';
    /** What the matte was made with. Default: one pass as it is, which is what rembg does. */
    effort?: MatteEffort;
  };
  /** Painted over what the matte says, or over an opaque picture, in this order; each names one of the masks given beside the plan. */
  masks?: readonly MaskUse[];
  /** Done to the alpha that is there then. */
  alpha?: readonly MaskStep[];
  /** Crop to what is opaque, leaving this many pixels of the oriented original around it. */
  trim?: { margin: number };
  resize?: { width?: number; height?: number; fit: 'inside' | 'cover' | 'contain' | 'fill' };
  /** Flatten on this colour, #rrggbb or #rrggbbaa. */
  background?: string;
  output: {
    /** `auto` chooses by the target and is only for plans that have one and are not lossless. */
    format: OutputFormat | 'auto';
    /** 1..100; the format's default when absent, or 100, the highest that is tried, with a target. */
    quality?: number;
    lossless?: boolean;
    /** The best quality whose file has at most this many bytes; of a large picture nearly the best. */
    maxBytes?: number;
    /** The fewest bytes whose luma is at least this similar to what was encoded. With `maxBytes` both must hold. */
    minSsim?: number;
  };
}

export interface RenderedFile {
  path: string;
  mimeType: string;
  width: number;
  height: number;
  byteSize: number;
  crop: Crop;
  hasAlpha: boolean;
  /** What was used, or what a target arrived at; null where the format has none or it is lossless. */
  quality: number | null;
  /** Structural similarity to what the encoder was given, measured where there was a target: see ssim.ts. */
  ssim: number | null;
}

export interface StageTime {
  stage: 'DECODING' | 'SEGMENTING' | 'REFINING' | 'ENCODING';
  ms: number;
}

export interface WorkOptions {
  signal?: AbortSignal;
  /** Whose work it is: owners take turns. */
  owner?: string;
  /** What somebody waits for at once, and is short: it goes before all other work. Default: false. */
  quick?: boolean;
  /** Told when a stage begins, and again whenever it has come a step further. */
  onStage?: (stage: StageTime['stage']) => void;
}

export interface MatteOptions extends WorkOptions {
  /** A model's name. */
  model: string;
  /** One of the model's `efforts`; null: rembg's matte, one pass in floats on the model's own square. */
  effort: MatteEffort | null;
}

export interface PageOptions extends WorkOptions {
  /** Where the page was found: what it links to is relative to that. */
  url: string;
  /** As its server said. Default: what the page itself says, else UTF-8. */
  charset?: string | null;
}

/** A picture small enough to travel within an answer. */
export interface Thumbnail extends Inspection {
  /** `data:image/webp`, its first frame, upright, at most 160 px a side and never enlarged. */
  thumbnail: string;
}

export interface RenderInput {
  /** The original. */
  path: string;
  /** What is known of it: work is weighed by it. Default: of middling weight. */
  original?: Inspection;
  /** Needed by every plan that has a cutout, unless its first mask replaces whatever the matte says. */
  matte?: Matte;
  /** By the names that plans call them. */
  masks?: Readonly<Record<string, Mask>>;
  plans: Plan[];
  /** An existing folder; the files in it are the caller's to move or delete, after a failure too. */
  directory: string;
  /** Also make a tiny picture (at most 16 px a side) as a `data:` URL. Default: false. */
  placeholder?: boolean;
}

export interface AlphaInput extends Pick<RenderInput, 'path' | 'original' | 'matte' | 'masks' | 'directory'> {
  plan: Plan;
}

export interface RenderResult {
  /** One a plan, in their order. */
  files: RenderedFile[];
  placeholder: string | null;
  times: StageTime[];
}

/** A picture on a collage, or a name where there is none. */
export type ComposePiece = { place: Place } & (
  | { path: string }
  | {
      /** What is written on a tile; its colour follows from it. */
      name: string;
      /** Height of the tile in widths. */
      ratio: number;
    }
);

export interface ComposeInput {
  /** Those with a higher `z` lie over others, and of those with the same the later. */
  pieces: ComposePiece[];
  /** Pixels, 1..4096 each. Places are in fractions of the width. */
  width: number;
  height: number;
  /** #rrggbb or #rrggbbaa. Default: transparent, white for JPEG. */
  background?: string;
  format: OutputFormat;
  /** 1..100. Default: the format's. */
  quality?: number;
  /** An existing folder; the files in it are the caller's to move or delete, after a failure too. */
  directory: string;
}

export interface Imaging {
  /** Models that can be used now, with their state; a missing or altered file is `ready: false` with a reason. */
  models(): ModelInfo[];
  /**
   * Type by content, header, limits, and only then a decode on a tiny grid that finds a truncated body.
   * Throws UNSUPPORTED_IMAGE, CORRUPT_IMAGE, TOO_MANY_PIXELS.
   */
  inspect(path: string, options?: WorkOptions): Promise<Inspection>;
  /** Runs the model on the picture. Throws BAD_USER_INPUT for an unknown model, SERVICE_UNAVAILABLE for one not ready. */
  matte(path: string, options: MatteOptions): Promise<Matte & { times: StageTime[] }>;
  /** Decodes once and writes one file a plan into `directory`. Throws CORRUPT_IMAGE, TARGET_NOT_REACHED, BAD_USER_INPUT. */
  render(input: RenderInput, options?: WorkOptions): Promise<RenderResult>;
  /** A stranger's picture as the base of a mask. Throws what `inspect` does, and MASK_SIZE_MISMATCH. */
  takeMask(input: MaskFileInput, options?: WorkOptions): Promise<MaskFile>;
  /** The alpha that a plan gives before it trims and resizes, at the original's size, as the base of a mask. Throws CORRUPT_IMAGE. */
  takeAlpha(input: AlphaInput, options?: WorkOptions): Promise<MaskFile>;
  /** 0..1: the share of the picture that is inside a coverage, or that a hint is given for; within .002. */
  measureMask(input: MaskPictureInput, options?: WorkOptions): Promise<number>;
  /** Writes one file into `directory`. */
  drawMask(input: DrawMaskInput, options?: WorkOptions): Promise<{ path: string; byteSize: number }>;
  /** The silhouette of a picture by its alpha; of one without alpha its rectangle. Throws CORRUPT_IMAGE. */
  measureSilhouette(path: string, options?: WorkOptions): Promise<Silhouette>;
  /** `layOut` of src/collage/lay-out.ts: half a second of one core for 30 pieces, up to 3 s for 100. */
  layOut(input: LayoutInput, options?: WorkOptions): Promise<CollageLayout>;
  /** Writes one file into `directory`. Throws CORRUPT_IMAGE, BAD_USER_INPUT. */
  compose(input: ComposeInput, options?: WorkOptions): Promise<RenderedFile>;
  /** What an HTML page says of the product it shows, read where strangers' pictures are. Throws nothing for any bytes. */
  readPage(path: string, options: PageOptions): Promise<PageReading>;
  /** As `inspect`, and what the picture looks like. The same errors. */
  makeThumbnail(path: string, options?: WorkOptions): Promise<Thumbnail>;
  /** Process ids of the living children, for whoever measures them. */
  pids(): number[];
  /** Lets running work end for at most `timeoutMs`, then ends the children. */
  close(options: { timeoutMs: number }): Promise<void>;
}

/** A pino logger will do. */
export interface Log {
  info(fields: { event: string; [name: string]: unknown }): void;
  warn(fields: { event: string; [name: string]: unknown }): void;
  error(fields: { event: string; [name: string]: unknown }): void;
}

export interface ModelInfo {
  name: string;
  version: string;
  inputSize: number;
  license: string;
  isDefault: boolean;
  efforts: readonly MatteEffort[];
  ready: boolean;
  reason?: string;
  /** What its quick passes are computed with, as the child that looked last has found; null while none has. */
  precision: Precision | null;
}
