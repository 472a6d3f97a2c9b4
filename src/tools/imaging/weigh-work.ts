import { formats } from './formats.ts';
import { hasTarget } from './has-target.ts';
import type { Crop, Inspection, Matte, OutputFormat, Plan, Size } from './imaging.ts';
import { layOut } from './layout.ts';

/** What work is thought to take before it begins, by what is known of the picture and what is asked for. */
export interface Estimate {
  /** Of one core. */
  ms: number;
  /** Of a child, beyond what it has anyway. */
  bytes: number;
}

/** Work of at most so long goes wherever there is room: at worst a thumbnail waits for it. */
export const lightMs = 1000;
/** Work of more, of time or of memory, is done beside all other, one at a time, and yields to it. */
const heavy: Estimate = { ms: 5000, bytes: 1_000_000_000 };

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
}

export function estimateWork(
  original: Inspection,
  plans: readonly Plan[],
  { maxPixels, matte }: EstimateOptions,
): Estimate {
  const box = matte ? findRoughBox(matte, original) : middleOf(original);
  const outputs = plans.map((plan) => {
    const { canvas, scale } = layOut(plan, original, plan.cutout ? box : null);
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
  return { ms: (sourcePixels / 1e6) * decodeMs + encoding, bytes: Math.round(largest * bytesPerPixel) };
}

export function isHeavy({ ms, bytes }: Estimate): boolean {
  return ms > heavy.ms || bytes > heavy.bytes;
}

/** Of the output. Where nobody has counted those of the original, it may have as many as are written. */
function countFrames(
  original: Inspection,
  { cutout, output }: Plan,
  canvas: Size,
  maxPixels: number,
): number {
  const canMove = original.mimeType === 'image/gif' || original.mimeType === 'image/webp';
  if (!canMove || cutout || (output.format !== 'webp' && output.format !== 'auto')) return 1;
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
function findRoughBox({ size, alpha }: Matte, { width, height }: Size): Crop | null {
  let [left, top, right, bottom] = [size, size, 0, 0];
  for (const [at, value] of alpha.entries()) {
    if (value <= subjectLevel) continue;
    const [x, y] = [at % size, Math.floor(at / size)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (right <= left) return null;
  const [atX, atY] = [width / size, height / size];
  return { x: left * atX, y: top * atY, width: (right - left) * atX, height: (bottom - top) * atY };
}
