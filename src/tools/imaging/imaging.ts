/** The contract of the imaging tool. It takes paths, small buffers and a plain Plan; it knows no recipe and no row. */

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

/** A model's answer for one picture: 8-bit coverage on the model's own grid, row by row. */
export interface Matte {
  /** Side of the square grid. */
  size: number;
  /** size × size bytes. */
  alpha: Uint8Array;
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
  cutout?: { edges: 'raw' | 'refined' };
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
}

export interface RenderInput {
  /** The original. */
  path: string;
  /** What is known of it: work is weighed by it. Default: of middling weight. */
  original?: Inspection;
  /** Needed by every plan that has a cutout. */
  matte?: Matte;
  plans: Plan[];
  /** An existing folder; the files in it are the caller's to move or delete, after a failure too. */
  directory: string;
  /** Also make a tiny picture (at most 16 px a side) as a `data:` URL. Default: false. */
  placeholder?: boolean;
}

export interface RenderResult {
  /** One a plan, in their order. */
  files: RenderedFile[];
  placeholder: string | null;
  times: StageTime[];
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
  ready: boolean;
  reason?: string;
}
