import { changesAlpha } from './changes-alpha.ts';
import type { Estimate } from './estimate.ts';
import { formats } from './formats.ts';
import { hasTarget } from './has-target.ts';
import type {
  ComposeInput,
  Crop,
  Inspection,
  Matte,
  OutputFormat,
  Plan,
  RenderInput,
  Size,
} from './imaging.ts';
import { layOut } from './layout.ts';
import { weighPainting } from './weigh-masks.ts';

/** Milliseconds of one core for a megapixel, of photos (of noise up to seven times as long). */
const decodeMs = 25;
const refineMs = 60;
const encodeMs = {
  jpeg: { lossy: 100, lossless: 100 },
  png: { lossy: 50, lossless: 50 },
  webp: { lossy: 50, lossless: 1000 },
  avif: { lossy: 550, lossless: 2000 },
} as const satisfies Record<OutputFormat, Record<'lossy' | 'lossless', number>>;
/** A search for a target tries about so many encodings, those of a large still picture on a sample of so many pixels. */
const search = { tries: 10, samplePixels: 750_000 };
/** Measured at 48 megapixels, where each step of a cutout holds its own copy. */
export const bytesPerPixel = 44;

export interface EstimateOptions {
  maxPixels: number;
  /** Where the subject is. Default: not known, and taken to be in the middle half of each side. */
  matte?: Matte;
  /** Those that the plans name. Default: not known, and taken to cost nothing but their steps. */
  masks?: RenderInput['masks'];
}

export function estimateWork(
  original: Inspection,
  plans: readonly Plan[],
  { maxPixels, matte, masks = {} }: EstimateOptions,
): Estimate {
  const box = matte ? findRoughBox(matte, original) : middleOf(original);
  const outputs = plans.map((plan) => {
    const { canvas, scale } = layOut(plan, original, changesAlpha(plan) ? box : null);
    return {
      plan,
      scale,
      pixels: canvas.width * canvas.height,
      frames: countFrames(original, plan, canvas, maxPixels),
    };
  });
  const frames = Math.max(1, ...outputs.map((output) => output.frames));
  // Frames are decoded at their full size, a still picture at the size that its largest output needs.
  const scale = frames > 1 ? 1 : Math.min(1, Math.max(0, ...outputs.map((output) => output.scale)));
  const sourcePixels = original.width * original.height * scale ** 2 * frames;
  const largest = Math.max(sourcePixels, ...outputs.map(({ pixels, frames }) => pixels * frames));
  const encoding = outputs.reduce((sum, { plan, pixels, frames }) => sum + costOf(plan, pixels, frames), 0);
  const painting = plans.map((plan) => weighPainting(plan, masks, original, scale));
  return {
    ms: (sourcePixels / 1e6) * decodeMs + encoding + painting.reduce((sum, { ms }) => sum + ms, 0),
    bytes: Math.round(largest * bytesPerPixel + Math.max(0, ...painting.map(({ bytes }) => bytes))),
  };
}

/** Of laying a piece on a canvas, a megapixel of it; pieces cover about one and a half canvases with their boxes. */
const layingMs = 45;
/** Of reading one, which is a cutout of 1,600 px a side at most. */
const pieceMs = 60;
/** Measured at 4,096 × 4,096 px with a hundred pieces: 9 as PNG, 12 as JPEG, 41 as WebP, 51 as AVIF. */
const composedBytesPerPixel = 52;

export function estimateComposition({ pieces, width, height, format }: ComposeInput): Estimate {
  const megapixels = (width * height) / 1e6;
  const ms = megapixels * (layingMs + encodeMs[format].lossy) + pieces.length * pieceMs;
  return { ms, bytes: width * height * composedBytesPerPixel };
}

/** Of the output. Where nobody has counted those of the original, it may have as many as are written. */
function countFrames(
  original: Inspection,
  { output, ...plan }: Plan,
  canvas: Size,
  maxPixels: number,
): number {
  const canMove = original.mimeType === 'image/gif' || original.mimeType === 'image/webp';
  if (!canMove || changesAlpha(plan) || (output.format !== 'webp' && output.format !== 'auto')) return 1;
  const pixels = Math.max(original.width * original.height, canvas.width * canvas.height);
  const most = Math.max(1, Math.floor(maxPixels / pixels));
  const frames = original.frames ?? most;
  return frames <= most ? frames : 1;
}

function costOf(plan: Plan, pixels: number, frames: number): number {
  const { format, lossless } = plan.output;
  const candidates: OutputFormat[] = format === 'auto' ? (Object.keys(formats) as OutputFormat[]) : [format];
  const encoding = candidates.reduce((sum, one) => sum + encodeMs[one][lossless ? 'lossless' : 'lossy'], 0);
  const tried = frames > 1 ? pixels * frames : Math.min(pixels, search.samplePixels);
  const encoded = hasTarget(plan) ? pixels * frames + search.tries * tried : pixels * frames;
  const refining = plan.cutout?.edges === 'refined' ? refineMs : 0;
  return (encoded * encoding + pixels * refining) / 1e6;
}

function middleOf({ width, height }: Size): Crop {
  return { x: width / 4, y: height / 4, width: width / 2, height: height / 2 };
}

/** What is haze to an edge is none to an estimate. */
const subjectLevel = 10;

/** To the next cell of the matte's grid; null if it has no subject. */
function findRoughBox({ alpha, ...grid }: Matte, { width, height }: Size): Crop | null {
  let [left, top, right, bottom] = [grid.width, grid.height, 0, 0];
  for (const [at, value] of alpha.entries()) {
    if (value <= subjectLevel) continue;
    const [x, y] = [at % grid.width, Math.floor(at / grid.width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (right <= left) return null;
  const [atX, atY] = [width / grid.width, height / grid.height];
  return { x: left * atX, y: top * atY, width: (right - left) * atX, height: (bottom - top) * atY };
}
