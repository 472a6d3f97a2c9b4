import { AppError } from '../../../errors.ts';
import { changesAlpha } from '../changes-alpha.ts';
import { formats } from '../formats.ts';
import type { Size } from '../imaging.ts';
import { decodePages, type Header } from './decode.ts';
import type { Picture } from './picture.ts';
import type { Limits } from './sharp-in-child.ts';
import type { StepInput } from './steps/step.ts';

// 50 s at ten a second. Few animations have more, and each costs a header and a search whatever its size.
export const maxFrames = 500;

/**
 * Whether the plan's output moves: the picture does, nothing is cut out of it or painted over it, the output is WebP (or `auto`, if WebP can
 * hold it), and all frames together have no more pixels than a picture may have, decoded and written. Of all else the first
 * frame is rendered.
 */
export function isAnimated(
  { plan, layout }: StepInput,
  { timing, ...size }: Header,
  { maxPixels }: Limits,
): boolean {
  if (!timing || changesAlpha(plan)) return false;
  if (plan.output.format !== 'webp' && plan.output.format !== 'auto') return false;
  if (Math.max(layout.canvas.width, layout.canvas.height) > formats.webp.maxSide) return false;
  const count = timing.delaysMs.length;
  const pixels = Math.max(size.width * size.height, layout.canvas.width * layout.canvas.height);
  return count <= maxFrames && pixels * count <= maxPixels;
}

/** Every frame, whole, as it is shown. Null if one is damaged: an upload is accepted for its first, which is shown then. */
export async function decodeFrames(path: string, size: Size, limits: Limits): Promise<Picture[] | null> {
  try {
    return await decodePages(path, size, limits);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CORRUPT_IMAGE') return null;
    throw error;
  }
}
