import { formats } from './formats.ts';
import { hasTarget } from './has-target.ts';
import type { Inspection, OutputFormat, Plan } from './imaging.ts';
import { layOut } from './layout.ts';

/** What work is thought to take before it begins, by what the row and the recipe tell. */
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
/** A search tries about so many encodings, most of them of a sample. */
const triesForTarget = 5;
/** Measured at 48 megapixels, where each step of a cutout holds its own copy. */
const bytesPerPixel = 44;

/**
 * Estimates a rendering. Of a trim, all of the picture is expected to stay. A GIF or WebP may be an animation whose frames
 * are as large together as any picture may be: where each costs much, that is what it is taken for.
 */
export function estimateWork(original: Inspection, plans: readonly Plan[], maxPixels: number): Estimate {
  const layouts = plans.map((plan) => ({ plan, ...layOut(plan, original, null) }));
  const scale = Math.min(1, Math.max(0, ...layouts.map((layout) => layout.scale)));
  const sourcePixels = original.width * original.height * scale ** 2;
  const largest = Math.max(sourcePixels, ...layouts.map(({ canvas }) => canvas.width * canvas.height));
  const ms = layouts.map(({ plan, canvas }) => {
    const isDear = plan.output.lossless || hasTarget(plan);
    const pixels = isDear && mayMove(original, plan) ? maxPixels : canvas.width * canvas.height;
    return (pixels / 1e6) * costOf(plan);
  });
  const sum = ms.reduce((total, one) => total + one, (sourcePixels / 1e6) * decodeMs);
  return { ms: sum, bytes: Math.round(largest * bytesPerPixel) };
}

export function isHeavy({ ms, bytes }: Estimate): boolean {
  return ms > heavy.ms || bytes > heavy.bytes;
}

function costOf(plan: Plan): number {
  const { format, lossless } = plan.output;
  const candidates: OutputFormat[] = format === 'auto' ? (Object.keys(formats) as OutputFormat[]) : [format];
  const encoding = candidates.map((one) => encodeMs[one][lossless ? 'lossless' : 'lossy']);
  const tries = hasTarget(plan) ? triesForTarget : 1;
  const refining = plan.cutout?.edges === 'refined' ? refineMs : 0;
  return tries * encoding.reduce((sum, one) => sum + one, 0) + refining;
}

function mayMove({ mimeType }: Inspection, { cutout, output }: Plan): boolean {
  const canHold = output.format === 'webp' || output.format === 'auto';
  return canHold && !cutout && (mimeType === 'image/gif' || mimeType === 'image/webp');
}
